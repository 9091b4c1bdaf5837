package io.tickflow.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs the main method of a child process and sees to it that the child never outlives its parent.
 *
 * <p>The parent holds the other end of the child's standard input and never writes to it. The
 * kernel closes it when the parent ends, however it ends, so the end of the input means that nobody
 * is left to stop this process.
 */
public final class ChildMain {

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_ORPHANED = 3;

    private ChildMain() {}

    /** Runs the main class that the first argument names with the remaining arguments. */
    @SuppressWarnings("SystemOut") // the log of a child is its standard output
    public static void main(String[] args) {
        Thread watch = new Thread(ChildMain::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0])
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof ProcessException) {
                System.err.println(cause.getMessage());
            } else {
                cause.printStackTrace();
            }
            System.exit(EXIT_FAILED);
        } catch (ReflectiveOperationException e) {
            System.err.println("cannot run " + args[0] + ": " + e);
            System.exit(EXIT_FAILED);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is expected here; the end is what counts.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        String directory = System.getProperty(ScratchFolder.DELETE_PROPERTY);
        if (directory != null) {
            deleteLater(Path.of(directory));
        }
        Runtime.getRuntime().halt(EXIT_ORPHANED);
    }

    /** Deletes at once where no shell starts. */
    private static void deleteLater(Path folder) {
        try {
            var unused = LateDeletion.order(folder);
        } catch (IOException e) {
            ScratchFolder.deleteTree(folder);
        }
    }
}
