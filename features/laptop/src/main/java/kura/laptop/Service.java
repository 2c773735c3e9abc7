// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/** An object out of the framework, whose type the world outside does not have. */
public final class Service {

    private final Object object;

    private Service(Object object) {
        this.object = Objects.requireNonNull(object);
    }

    /** Any object whose methods are to be called. */
    public static Service of(Object object) {
        return new Service(object);
    }

    /** @throws IllegalStateException if there is no such service */
    static Service named(String type, BundleContext context) {
        try {
            var all = context.getAllServiceReferences(type, null); // all: the system bundle imports no such type
            if (all == null) {
                throw new IllegalStateException("no service " + type + " in the framework");
            }
            return new Service(context.getService(Collections.max(Arrays.asList(all))));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // there is no filter
        }
    }

    /** What the object is. */
    public Class<?> type() {
        return object.getClass();
    }

    /** Calls the method of that name that takes these arguments. */
    public Object call(String name, Object... arguments) {
        try {
            return method(object.getClass(), name, arguments).invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks at interfaces first: classes of services are often not public. */
    private static Method method(Class<?> type, String name, Object... arguments) {
        return Stream.concat(interfaces(type), Stream.of(type))
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .filter(method -> method.getName().equals(name) && takes(method, arguments))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no " + name + Arrays.toString(arguments)));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return type == null
                ? Stream.of()
                : Stream.concat(Arrays.stream(type.getInterfaces()), interfaces(type.getSuperclass()));
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
