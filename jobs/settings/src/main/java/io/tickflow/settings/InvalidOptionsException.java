package io.tickflow.settings;

import java.util.List;

/**
 * Invalid configuration, with which nothing may start. The message lists every problem, one a line.
 */
public final class InvalidOptionsException extends RuntimeException {

    private final transient List<String> problems;

    public InvalidOptionsException(List<String> problems) {
        super("the configuration is refused:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Problems, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
