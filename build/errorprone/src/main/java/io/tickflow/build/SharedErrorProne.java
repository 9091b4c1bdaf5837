package io.tickflow.build;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.processing.JavacProcessingEnvironment;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Error Prone, loaded once for all compilations of a build. The compiler itself would load it anew
 * for each, and so interpret and compile its code each time, which takes seconds. Thread-safe.
 */
public final class SharedErrorProne implements Plugin {

    private static final String ERROR_PRONE = "com.google.errorprone.ErrorProneJavacPlugin";

    /** For the service loader. */
    public SharedErrorProne() {}

    @Override
    public String getName() {
        return "SharedErrorProne";
    }

    @Override
    public void init(JavacTask task, String... options) {
        ClassLoader shared = shared((URLClassLoader) getClass().getClassLoader());
        try {
            useForPluginsOfErrorProne(shared, task);
            Plugin errorProne =
                    (Plugin) shared.loadClass(ERROR_PRONE).getConstructor().newInstance();
            errorProne.init(task, options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Error Prone cannot be loaded", e);
        }
    }

    /** The only object that outlives a compilation is one of the JVM. */
    private static ClassLoader shared(URLClassLoader ofThisCompilation) {
        URL[] path = ofThisCompilation.getURLs();
        return (ClassLoader)
                System.getProperties()
                        .computeIfAbsent(
                                SharedErrorProne.class.getName() + Arrays.toString(path),
                                key -> new URLClassLoader(path, ofThisCompilation.getParent()));
    }

    /** Error Prone looks for NullAway in this loader, whose classes must be of the same one. */
    private static void useForPluginsOfErrorProne(ClassLoader shared, JavacTask task)
            throws ReflectiveOperationException {
        var environment = JavacProcessingEnvironment.instance(((BasicJavacTask) task).getContext());
        Field loader = JavacProcessingEnvironment.class.getDeclaredField("processorClassLoader");
        loader.setAccessible(true);
        loader.set(environment, shared);
    }
}
