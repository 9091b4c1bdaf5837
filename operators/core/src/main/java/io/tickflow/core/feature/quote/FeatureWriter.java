package io.tickflow.core.feature.quote;

/** Fills a frame from front to back. Not thread-safe. */
public final class FeatureWriter {

    private final double[] frame;
    private int position;

    public FeatureWriter(double[] frame) {
        this.frame = frame;
    }

    /** Back to the front. */
    public void rewind() {
        position = 0;
    }

    /** Appends a value. */
    void put(double value) {
        frame[position++] = value;
    }

    /** Number of values since the last {@link #rewind}. */
    public int position() {
        return position;
    }
}
