package io.tickflow.process;

import java.util.List;
import java.util.Map;

/**
 * Program with variables of its own in its environment, which no command line shows.
 *
 * @param environment variables beside those of this JVM
 */
public record EnvironmentCommand(ChildCommand program, Map<String, String> environment)
        implements ChildCommand {

    public EnvironmentCommand {
        environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public List<String> commandLine(List<String> properties, boolean watched) {
        return program.commandLine(properties, watched);
    }
}
