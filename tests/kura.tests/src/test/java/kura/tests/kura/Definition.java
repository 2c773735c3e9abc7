// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What Kura reads of a file in {@code OSGI-INF/metatype}: it goes by names without regard to name spaces, and takes one form
 * of a file.
 *
 * @param pid of the component, or of its factory
 * @param icon path in the bundle; empty if there is none, as all texts here
 */
public record Definition(
        String id,
        String pid,
        boolean factory,
        String name,
        String description,
        String icon,
        String iconSize,
        List<Attribute> attributes) {

    /** Reads such a file. */
    public static Definition of(InputStream xml) throws IOException {
        try {
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(xml)
                    .getDocumentElement();
            var ocd = only(root, "OCD");
            var designate = only(root, "Designate");
            var icon = only(ocd, "Icon");
            var attributes = new ArrayList<Attribute>();
            var elements = ocd.getElementsByTagName("AD");
            for (int i = 0; i < elements.getLength(); i++) {
                attributes.add(Attribute.of((Element) elements.item(i)));
            }
            boolean factory = designate.hasAttribute("factoryPid");
            return new Definition(
                    ocd.getAttribute("id"),
                    designate.getAttribute(factory ? "factoryPid" : "pid"),
                    factory,
                    ocd.getAttribute("name"),
                    ocd.getAttribute("description"),
                    icon.getAttribute("resource"),
                    icon.getAttribute("size"),
                    attributes);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** The settings of a new instance. */
    public Map<String, Object> defaults() {
        var defaults = new HashMap<String, Object>();
        attributes.stream()
                .filter(attribute -> attribute.absent() != null)
                .forEach(attribute -> defaults.put(attribute.id(), attribute.absent()));
        return defaults;
    }

    /** The first; an empty one if there is none. */
    private static Element only(Element parent, String name) {
        var found = parent.getElementsByTagName(name).item(0);
        return found == null ? parent.getOwnerDocument().createElement(name) : (Element) found;
    }
}
