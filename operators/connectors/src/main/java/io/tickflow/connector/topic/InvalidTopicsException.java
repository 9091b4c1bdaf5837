package io.tickflow.connector.topic;

import java.util.List;

/** Invalid topics, with which nothing may start. The message lists every problem, one a line. */
public final class InvalidTopicsException extends RuntimeException {

    private final List<String> problems;

    InvalidTopicsException(String headline, List<String> problems) {
        super(headline + ":\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
