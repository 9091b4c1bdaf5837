package io.tickflow.model.training;

import io.tickflow.model.training.run.Progress;

/** Origin of recorded decisions that a model is trained on. */
@FunctionalInterface
public interface DecisionSource {

    /**
     * Reads all of it.
     *
     * @throws io.tickflow.model.training.run.TrainingException listing the problems
     */
    RecordedTicks read(Progress progress);
}
