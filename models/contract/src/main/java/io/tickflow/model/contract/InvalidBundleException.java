package io.tickflow.model.contract;

import java.util.List;

/** Invalid bundle, with which no job may start. The message lists every problem, one a line. */
public final class InvalidBundleException extends RuntimeException {

    private final transient List<String> problems;

    public InvalidBundleException(String bundle, List<String> problems) {
        super("model bundle " + bundle + " is refused:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Problems, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
