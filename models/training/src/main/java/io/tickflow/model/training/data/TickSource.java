package io.tickflow.model.training.data;

import io.tickflow.model.training.run.Progress;

/** Origin of the ticks that a model is trained on. */
@FunctionalInterface
public interface TickSource {

    /**
     * Reads all of it.
     *
     * @throws io.tickflow.model.training.run.TrainingException listing the problems
     */
    TickData read(Progress progress);
}
