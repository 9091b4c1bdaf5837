package io.tickflow.model.onnx;

import io.tickflow.model.contract.manifest.MemberOutput;
import java.nio.FloatBuffer;

/** Converts the values of a member into probabilities of the positive class, row by row. */
final class OutputLink {

    private OutputLink() {}

    /** Probability of the row whose values start at {@code at}. */
    static float probability(MemberOutput output, FloatBuffer values, int at) {
        return switch (output.kind()) {
            case PROBABILITY -> values.get(at + output.positive());
            case REGRESSION -> logistic(values.get(at + output.positive()) / output.scale());
            case LOGIT ->
                    output.columns() == 1
                            ? logistic(values.get(at) / output.scale())
                            : softmax(output, values, at);
        };
    }

    private static float logistic(double logit) {
        return (float) (1 / (1 + StrictMath.exp(-logit)));
    }

    private static float softmax(MemberOutput output, FloatBuffer values, int at) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < output.columns(); i++) {
            largest = Math.max(largest, values.get(at + i));
        }
        double sum = 0;
        for (int i = 0; i < output.columns(); i++) {
            sum += StrictMath.exp((values.get(at + i) - largest) / output.scale());
        }
        double positive = (values.get(at + output.positive()) - largest) / output.scale();
        return (float) (StrictMath.exp(positive) / sum);
    }
}
