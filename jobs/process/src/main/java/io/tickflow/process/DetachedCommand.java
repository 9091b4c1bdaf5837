package io.tickflow.process;

import java.util.List;
import java.util.Map;

/** Program in a session of its own, which Ctrl-C in the terminal of its parent does not reach. */
record DetachedCommand(ChildCommand program) implements ChildCommand {

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public List<String> commandLine(List<String> properties, boolean watched) {
        return OwnSession.of(program.commandLine(properties, watched));
    }

    @Override
    public Map<String, String> environment() {
        return program.environment();
    }
}
