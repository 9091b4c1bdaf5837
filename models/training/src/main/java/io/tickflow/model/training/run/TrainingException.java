package io.tickflow.model.training;

import java.util.List;

/** A training that cannot be run as asked. The message lists every problem, one a line. */
public final class TrainingException extends RuntimeException {

    private final transient List<String> problems;

    /** Refuses for all of {@code problems}. */
    public TrainingException(List<String> problems) {
        super("training is not possible:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Refuses for one reason that something else has caused. */
    public TrainingException(String problem, Throwable cause) {
        super("training is not possible:\n  - " + problem, cause);
        this.problems = List.of(problem);
    }

    /** What is wrong, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
