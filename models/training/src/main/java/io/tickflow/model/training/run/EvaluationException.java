package io.tickflow.model.training.run;

import java.util.List;

/** Evaluation that is not possible as requested. The message lists every problem, one a line. */
public final class EvaluationException extends RuntimeException {

    /** Creates the exception of all {@code problems}. */
    public EvaluationException(List<String> problems) {
        super("the evaluation is not possible:\n  - " + String.join("\n  - ", problems));
    }
}
