package io.tickflow.cli.cluster;

import io.tickflow.process.ChildCommand;
import io.tickflow.process.ChildFolder;
import io.tickflow.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folder whose processes start in another working directory, so that paths below it lead them to
 * other files, as on another machine.
 *
 * @param folder of the cluster
 * @param workingDirectory absolute path
 */
record OtherHost(ChildFolder folder, Path workingDirectory) implements ChildFolder {

    @Override
    public ChildProcess start(ChildCommand command) {
        return folder.start(new Moved(command, workingDirectory));
    }

    @Override
    public Path root() {
        return folder.root();
    }

    @Override
    public Path logs() {
        return folder.logs();
    }

    @Override
    public Path data(String name) {
        return folder.data(name);
    }

    private record Moved(ChildCommand command, Path workingDirectory) implements ChildCommand {

        @Override
        public String name() {
            return command.name();
        }

        @Override
        public List<String> commandLine(List<String> properties, boolean watched) {
            var line = new ArrayList<>(List.of("/usr/bin/env", "--chdir=" + workingDirectory));
            line.addAll(command.commandLine(properties, watched));
            return line;
        }
    }
}
