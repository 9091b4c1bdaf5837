package io.tickflow.model.contract;

import java.util.List;

/** A bundle that no job may start with. The message lists every problem, one a line. */
public final class InvalidBundleException extends RuntimeException {

    private final transient List<String> problems;

    public InvalidBundleException(String bundle, List<String> problems) {
        super("model bundle " + bundle + " is refused:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
