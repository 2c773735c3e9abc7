// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kura.laptop.Service;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The one thread on which all components hear of their settings, one after the other: who blocks it holds up all. */
public final class ConfigurationThread {

    private static final String MARK = "kura.tests.mark";
    private static final long PATIENCE_SECONDS = 5;

    private final Service admin;
    private final Semaphore seen = new Semaphore(0);
    private volatile int delivered; // counted by that one thread
    private int marks;

    /** Hears of what this ConfigurationAdmin sends. */
    public ConfigurationThread(BundleContext context, Service admin) {
        this.admin = admin;
        Class<?> type = listenerType(FrameworkUtil.getBundle(admin.type()));
        Object listener =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (method.getName().equals("configurationEvent")) {
                        delivered = delivered + 1;
                        if (Service.of(given[0]).call("getPid").equals(MARK)) {
                            seen.release();
                        }
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
        settings.put("mark", ++marks);
        Service.of(admin.call("getConfiguration", MARK, "?")).call("update", settings);
        int before = -1;
        while (!seen.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            if (delivered == before) {
                throw new AssertionError("the configuration thread is blocked: "
                        + Thread.getAllStackTraces().entrySet().stream()
                                .filter(each -> each.getKey().getName().contains("Configuration"))
                                .map(each -> each.getKey() + " " + Arrays.toString(each.getValue()))
                                .toList());
            }
            before = delivered;
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
