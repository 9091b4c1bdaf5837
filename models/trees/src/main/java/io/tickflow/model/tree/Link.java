package io.tickflow.model.tree;

/** Function from margins to the output of a model. */
public enum Link {
    /** Margins as they are: a regression, or logits. */
    IDENTITY,

    /** Logistic function of each margin. */
    LOGISTIC,

    /** Shares that add up to one over all classes. */
    SOFTMAX
}
