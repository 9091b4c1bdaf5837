package io.tickflow.core.feature.quote;

import io.tickflow.core.feature.node.FeatureHash;

/** A frame, and its values as a vector would have them. */
final class WrittenFeatures {

    private final double[] frame;
    private final FeatureWriter out;

    WrittenFeatures(int size) {
        frame = new double[size];
        out = new FeatureWriter(frame);
    }

    FeatureWriter out() {
        return out;
    }

    float[] values() {
        if (out.position() != frame.length) {
            throw new IllegalStateException(
                    "wrote %d features of %d".formatted(out.position(), frame.length));
        }
        var values = new float[frame.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = FeatureHash.rounded(frame[i]);
        }
        return values;
    }
}
