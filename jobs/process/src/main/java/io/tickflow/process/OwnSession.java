package io.tickflow.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Detaches a process from the terminal of its parent, so that Ctrl-C there ends the parent alone.
 * Systems without {@code setsid} leave it attached.
 */
final class OwnSession {

    private static final String PROGRAM = "setsid";

    private OwnSession() {}

    /** Command line of the same program, with the same process id, in a session of its own. */
    static List<String> of(List<String> commandLine) {
        Optional<Path> program = find(System.getenv("PATH"));
        if (program.isEmpty()) {
            return commandLine;
        }
        List<String> detached = new ArrayList<>();
        detached.add(program.get().toString());
        detached.addAll(commandLine);
        return detached;
    }

    private static Optional<Path> find(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
