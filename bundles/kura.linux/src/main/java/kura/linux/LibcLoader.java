// SPDX-License-Identifier: EPL-2.0
package kura.linux;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Loads our own copy of JNA, and its native part out of this bundle, whatever the properties of the JVM say to other
 * copies; these find the properties as they were.
 */
public final class LibcLoader implements Supplier<Ioctl> {

    /** Each driver has a copy of this class; a literal is one and the same for all of them. */
    private static final Object PROPERTIES = "kura.linux.LibcLoader: the properties of the JVM";

    private final Map<String, String> ours = new HashMap<>();
    private final String devices;

    /**
     * @param devices what is wanted of the system, as people know it: {@code /dev/i2c-N}
     * @param temporary where the native part may be unpacked for a moment; null leaves it to JNA
     */
    public LibcLoader(String devices, File temporary) {
        this.devices = devices;
        ours.put("jna.tmpdir", Objects.toString(temporary, null));
        ours.put("jna.nosys", "true");
        ours.put("jna.nounpack", null);
        ours.put("jna.noclasspath", null);
        ours.put("jna.prefix", null);
        ours.put("jna.boot.library.path", null);
        ours.put("jna.platform.library.path", ""); // else JNA asks a subprocess for it
        ours.put("jna.loaded", null); // these two are for JNA to set
        ours.put("jnidispatch.path", null);
    }

    /**
     * The C library of this machine.
     *
     * @throws UnsupportedOperationException on another system than Linux
     * @throws LinkageError if JNA has nothing for this machine, or nowhere to unpack it
     */
    @Override
    public Ioctl get() {
        if (!"Linux".equals(System.getProperty("os.name"))) {
            throw new UnsupportedOperationException("only Linux has " + devices);
        }
        synchronized (PROPERTIES) {
            var theirs = new HashMap<String, String>();
            ours.keySet().forEach(name -> theirs.put(name, System.getProperty(name)));
            try {
                put(ours);
                return new Libc();
            } finally {
                put(theirs);
            }
        }
    }

    private static void put(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
