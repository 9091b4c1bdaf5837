package io.tickflow.process;

import java.util.List;
import java.util.Map;

/** A program to run as a child process. */
public interface ChildCommand {

    /** Names its log file and appears in messages. */
    String name();

    /**
     * Builds the command line to execute.
     *
     * @param properties system properties of its JVM, as options
     * @param watched whether the child is to end with this JVM, by way of {@link ChildMain}
     */
    List<String> commandLine(List<String> properties, boolean watched);

    /** Variables that its environment has beside those of this JVM. */
    default Map<String, String> environment() {
        return Map.of();
    }
}
