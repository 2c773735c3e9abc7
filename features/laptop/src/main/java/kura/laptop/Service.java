// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.osgi.framework.BundleContext;

/** An object out of the framework, whose type the world outside does not have. */
final class Service {

    private final Object object;

    private Service(Object object) {
        this.object = Objects.requireNonNull(object);
    }

    static Service of(Object object) {
        return new Service(object);
    }

    /** @throws IllegalStateException if there is no such service */
    static Service named(String type, BundleContext context) {
        var reference = context.getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("no service " + type + " in the framework");
        }
        return new Service(context.getService(reference));
    }

    /** Calls the method of that name that takes these arguments. */
    Object call(String name, Object... arguments) {
        try {
            return method(object.getClass(), name, arguments).invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks at interfaces: classes of services are often not public. */
    private static Method method(Class<?> type, String name, Object... arguments) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> contract : each.getInterfaces()) {
                for (Method method : contract.getMethods()) {
                    if (method.getName().equals(name) && takes(method, arguments)) {
                        return method;
                    }
                }
            }
        }
        throw new IllegalStateException(type + " has no " + name + Arrays.toString(arguments));
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
