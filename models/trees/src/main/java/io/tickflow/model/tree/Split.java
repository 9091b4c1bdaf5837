package io.tickflow.model.tree;

/** Comparison of a feature with a threshold; a row for which it holds goes left. */
public enum Split {
    /** Below the threshold: XGBoost. */
    LESS_THAN,

    /** Not above the threshold: LightGBM. */
    LESS_OR_EQUAL;

    boolean goesLeft(float value, float threshold) {
        return switch (this) {
            case LESS_THAN -> value < threshold;
            case LESS_OR_EQUAL -> value <= threshold;
        };
    }
}
