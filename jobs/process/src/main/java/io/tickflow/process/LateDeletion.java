package io.tickflow.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Deletion of a folder after the end of this process, whose threads write to it until then. Several
 * processes may order it for one folder: the last to end is the one whose deletion holds.
 */
final class LateDeletion {

    /**
     * Reads until the other end of its input is closed, which the kernel does when this process has
     * ended, and ignores what a terminal sends to all at once. A deletion beside it can make one
     * attempt fail.
     */
    private static final String SCRIPT =
            "trap '' HUP INT TERM; read -r end; attempt=0; "
                    + "until rm -rf -- \"$0\" || [ $attempt -ge 9 ]; do attempt=$((attempt+1)); done";

    private LateDeletion() {}

    /** Orders the deletion; deletes at once where no shell starts. Never throws. */
    static void order(Path folder) {
        try {
            new ProcessBuilder("/bin/sh", "-c", SCRIPT, folder.toAbsolutePath().toString())
                    .directory(Path.of("/").toFile())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            ScratchFolder.deleteTree(folder);
        }
    }
}
