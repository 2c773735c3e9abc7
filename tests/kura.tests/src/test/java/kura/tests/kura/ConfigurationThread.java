// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import kura.laptop.Service;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The one thread on which all components hear of their settings, one after the other: who blocks it holds up all. */
public final class ConfigurationThread {

    private static final String MARK = "kura.tests.mark";
    private static final long PATIENCE_MILLIS = 5000;

    private final Service admin;
    private int delivered;
    private int marks;
    private int seen; // of the marks

    /** Hears of what this ConfigurationAdmin sends. */
    public ConfigurationThread(BundleContext context, Service admin) {
        this.admin = admin;
        Class<?> type = listenerType(FrameworkUtil.getBundle(admin.type()));
        Object listener =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getName().equals("configurationEvent")) {
                        heard((String) Service.of(given[0]).call("getPid"));
                        return null;
                    }
                    return method.getName().equals("equals") ? proxy == given[0] : System.identityHashCode(proxy);
                });
        context.registerService(type.getName(), listener, null);
    }

    /**
     * Waits until all has been delivered that was sent so far.
     *
     * @throws AssertionError if one component keeps the thread so long that an operator would think that the gateway hangs
     */
    public synchronized void settle() throws InterruptedException {
        Dictionary<String, Object> settings = new Hashtable<>();
        int mark = ++marks;
        settings.put("mark", mark);
        Service.of(admin.call("getConfiguration", MARK, "?")).call("update", settings);
        int before = -1;
        while (seen < mark) {
            if (delivered == before) {
                throw new AssertionError("the configuration thread is blocked: "
                        + Thread.getAllStackTraces().entrySet().stream()
                                .filter(each -> each.getKey().getName().contains("Configuration"))
                                .map(each -> each.getKey() + " " + Arrays.toString(each.getValue()))
                                .toList());
            }
            before = delivered;
            wait(PATIENCE_MILLIS);
        }
    }

    private synchronized void heard(String pid) {
        delivered++;
        if (pid.equals(MARK)) {
            seen++;
            notifyAll();
        }
    }

    private static Class<?> listenerType(Bundle bundle) {
        try {
            return bundle.loadClass("org.osgi.service.cm.ConfigurationListener");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
