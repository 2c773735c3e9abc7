// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

/**
 * A group of which somebody else in the framework knows. A service of this bundle alone, which is there as long as that
 * somebody is: so nothing here fails where a gateway lacks one, not even its classes.
 */
interface Neighbour extends Group {

    /** The group's name. */
    String name();

    /** The setting that switches it off. */
    String setting();

    /** Whether looking takes time or may wait for somebody; then that is not done while a page is read. */
    boolean slow();
}
