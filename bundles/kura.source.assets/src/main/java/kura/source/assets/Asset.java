// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.List;
import java.util.Set;

/** An asset, as far as it is read. It may take its time, and it may never come back. */
interface Asset {

    /** What it is, the same object however often it is wrapped. */
    Object identity();

    /** The channels that can be read now. */
    List<Channel> channels() throws AssetException;

    /** Reads all of them. */
    List<Reading> readAll() throws AssetException;

    /** Reads some of them. */
    List<Reading> read(Set<String> channels) throws AssetException;
}
