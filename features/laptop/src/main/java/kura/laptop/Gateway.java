// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogReaderService;

/**
 * An OSGi framework that does what Kura does to our bundles: starts without any memory of earlier runs, installs
 * deployment packages, hands out settings.
 */
public final class Gateway implements AutoCloseable {

    private static final String KURA_PID = "kura.service.pid";
    private static final long STOP_MILLIS =
            20_000; // on a loaded machine; else who deletes its storage then comes too early

    private final Framework framework;

    /**
     * Starts the framework that is on the class path.
     *
     * @param storage where the framework may keep its files; what is there is deleted
     * @param properties of the framework
     * @param complaints gets a line for all that the runtime warns of; nobody would see it otherwise
     */
    public Gateway(Path storage, Map<String, String> properties, Consumer<String> complaints) throws BundleException {
        var all = new HashMap<>(properties);
        all.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        all.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(all);
        framework.start();
        listen(complaints);
    }

    /** For whatever is not here. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /**
     * Installs bundles and starts them, in any order.
     *
     * @throws BundleException if a bundle cannot be started; the message says what it lacks
     */
    public void install(List<Path> bundles) throws BundleException {
        var installed = new ArrayList<Bundle>();
        for (Path bundle : bundles) {
            installed.add(context().installBundle(bundle.toUri().toString()));
        }
        for (Bundle bundle : installed) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    /** Installs a deployment package, or upgrades to it. */
    public void installPackage(Path dp) throws IOException {
        try (InputStream file = Files.newInputStream(dp)) {
            deploymentAdmin().call("installDeploymentPackage", file);
        }
    }

    /** Uninstalls a deployment package. */
    public void uninstallPackage(String name) {
        Service.of(deploymentAdmin().call("getDeploymentPackage", name)).call("uninstall");
    }

    /** Gives a component its settings, as Kura does when they are applied in its console. */
    public void configure(String pid, Map<String, ?> settings) {
        update(configurationAdmin().call("getConfiguration", pid, "?"), pid, settings);
    }

    /** Makes an instance of a factory component, or gives it other settings. */
    public void configureInstance(String factoryPid, String name, Map<String, ?> settings) {
        update(configurationAdmin().call("getFactoryConfiguration", factoryPid, name, "?"), name, settings);
    }

    /** Returns when somebody stops the framework, for example in its console. */
    public void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Consumer<String> complaints) {
        var log = context().getService(context().getServiceReference(LogReaderService.class));
        log.addLogListener(entry -> {
            if (LogLevel.WARN.implies(entry.getLogLevel())) {
                complaints.accept(text(entry));
            }
        });
    }

    private static String text(LogEntry entry) {
        return entry.getLogLevel() + " " + entry.getBundle().getSymbolicName() + ": " + entry.getMessage()
                + (entry.getException() == null ? "" : ", " + entry.getException());
    }

    private static void update(Object configuration, String name, Map<String, ?> settings) {
        var properties = new Hashtable<String, Object>(settings);
        properties.put(KURA_PID, name);
        Service.of(configuration).call("update", properties);
    }

    /**
     * A service of the framework.
     *
     * @throws IllegalStateException if there is none
     */
    public Service service(String type) {
        return Service.named(type, context());
    }

    private Service configurationAdmin() {
        return service("org.osgi.service.cm.ConfigurationAdmin");
    }

    private Service deploymentAdmin() {
        return service("org.osgi.service.deploymentadmin.DeploymentAdmin");
    }
}
