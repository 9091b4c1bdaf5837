package io.tickflow.model.training.run;

import java.util.List;

/** Training that is not possible as requested. The message lists every problem, one a line. */
public final class TrainingException extends RuntimeException {

    private final transient List<String> problems;

    /** Creates the exception of all {@code problems}. */
    public TrainingException(List<String> problems) {
        super("training is not possible:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Creates the exception of one problem with its cause. */
    public TrainingException(String problem, Throwable cause) {
        super("training is not possible:\n  - " + problem, cause);
        this.problems = List.of(problem);
    }

    /** Problems, a sentence each. */
    public List<String> problems() {
        return problems;
    }
}
