package io.tickflow.core.feature;

/** Fills a frame from front to back. Not thread-safe. */
final class FeatureWriter {

    private final double[] frame;
    private int position;

    FeatureWriter(double[] frame) {
        this.frame = frame;
    }

    /** Back to the front. */
    void rewind() {
        position = 0;
    }

    /** Appends a value. */
    void put(double value) {
        frame[position++] = value;
    }

    int position() {
        return position;
    }
}
