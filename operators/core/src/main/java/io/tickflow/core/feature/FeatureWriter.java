package io.tickflow.core.feature;

/** Fills one vector from front to back. Not thread-safe. */
final class FeatureWriter {

    private final float[] values;
    private int position;

    FeatureWriter(int size) {
        this.values = new float[size];
    }

    /** Appends a value: what a float cannot hold becomes NaN, and there is one zero. */
    void put(double value) {
        float rounded = (float) value;
        values[position++] = Float.isInfinite(rounded) ? Float.NaN : rounded + 0.0f;
    }

    /** The vector, once it is full. */
    float[] values() {
        if (position != values.length) {
            throw new IllegalStateException(
                    "wrote %d features of %d".formatted(position, values.length));
        }
        return values;
    }
}
