package io.tickflow.model.training.calibration;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;

/**
 * Logistic function of {@code slope * margin + offset}, folded into the leaves of the graph.
 *
 * @param slope factor of margins
 * @param offset logit of margin 0
 */
record PlattMap(double slope, double offset) implements MarginMap {

    private static final int STEPS_MAX = 50;
    private static final double STEP_MIN = 1e-12;

    /** Maximises the likelihood by Newton's method, which converges as it is concave. */
    static PlattMap fit(double[] margins, float[] labels) {
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < STEPS_MAX; step++) {
            double gradientSlope = 0;
            double gradientOffset = 0;
            double slopeSlope = 1e-9;
            double slopeOffset = 0;
            double offsetOffset = 1e-9;
            for (int i = 0; i < margins.length; i++) {
                double probability = logistic(slope * margins[i] + offset);
                double error = labels[i] - probability;
                double weight = probability * (1 - probability);
                gradientSlope += error * margins[i];
                gradientOffset += error;
                slopeSlope += weight * margins[i] * margins[i];
                slopeOffset += weight * margins[i];
                offsetOffset += weight;
            }
            double determinant = slopeSlope * offsetOffset - slopeOffset * slopeOffset;
            double moveSlope =
                    (offsetOffset * gradientSlope - slopeOffset * gradientOffset) / determinant;
            double moveOffset =
                    (slopeSlope * gradientOffset - slopeOffset * gradientSlope) / determinant;
            slope += moveSlope;
            offset += moveOffset;
            if (Math.abs(moveSlope) + Math.abs(moveOffset) < STEP_MIN) {
                break;
            }
        }
        return new PlattMap(slope, offset);
    }

    @Override
    public double probability(double margin) {
        return logistic(slope * margin + offset);
    }

    @Override
    public byte[] onnx(TreeEnsemble ensemble) {
        return TreeEnsembleOnnx.write(ensemble.scaled(slope, offset), "trees");
    }

    @Override
    public MemberOutput output() {
        return MemberOutput.binary(TreeEnsembleOnnx.PROBABILITIES);
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
