package io.tickflow.model.contract;

/** Part of a bundle in a pipeline, as its predictions carry it. */
public enum PredictionRole {
    /** Decides. */
    CHAMPION,
    /** Scored beside the champion by the same job, and may decide for some symbols. */
    CHALLENGER,
    /** Scored by a job of its own; never decides. */
    SHADOW
}
