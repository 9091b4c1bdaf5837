package io.tickflow.core.feature;

import java.util.List;

/** The configured features make no set: every problem is named. */
public final class InvalidFeaturesException extends IllegalArgumentException {

    private final List<String> problems;

    InvalidFeaturesException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each. */
    public List<String> problems() {
        return problems;
    }
}
