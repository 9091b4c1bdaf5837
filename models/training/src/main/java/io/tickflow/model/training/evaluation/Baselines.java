package io.tickflow.model.training.evaluation;

import io.tickflow.model.contract.manifest.ModelMetrics.Baseline;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.FeatureSeries;
import io.tickflow.model.training.data.SmoothedMidLabel;
import java.util.List;

/** Fixed rules, without learning, as baselines of a model. */
final class Baselines {

    private static final double EWMA_MILLIS = 10_000;

    /** Share of the mid below which a change is rounding of the mean of bid and ask. */
    private static final double ROUNDING = 1e-11;

    private Baselines() {}

    static List<Baseline> of(Examples examples, float[] probabilities, double gate) {
        List<byte[]> reversal =
                examples.series().stream().map(one -> lastMoveReversal(one.series())).toList();
        List<byte[]> deviation =
                examples.series().stream().map(one -> deviationReversal(one.series())).toList();
        return List.of(
                judge("reversal of the last move of mid", reversal, examples, probabilities, gate),
                judge(
                        "reversal of mid's deviation from its 10 s mean",
                        deviation,
                        examples,
                        probabilities,
                        gate));
    }

    /** Predicts the opposite sign of the last move of mid in the session; 0 before any move. */
    static byte[] lastMoveReversal(FeatureSeries series) {
        var opinions = new byte[series.size()];
        byte opinion = 0;
        for (int row = 0; row < opinions.length; row++) {
            if (series.startsSession(row)) {
                opinion = 0;
            } else {
                double move = series.mid(row) - series.mid(row - 1);
                opinion = isMove(move, series.mid(row)) ? (byte) -Math.signum(move) : opinion;
            }
            opinions[row] = opinion;
        }
        return opinions;
    }

    /** Predicts the opposite sign of mid minus its decayed mean, with quotes weighted by time. */
    static byte[] deviationReversal(FeatureSeries series) {
        var opinions = new byte[series.size()];
        double mean = 0;
        for (int row = 0; row < opinions.length; row++) {
            double mid = series.mid(row);
            if (series.startsSession(row)) {
                mean = mid;
            } else {
                double elapsed = series.millis(row) - series.millis(row - 1);
                double held = series.mid(row - 1);
                mean += (1 - Math.exp(-elapsed / EWMA_MILLIS)) * (held - mean);
            }
            opinions[row] = isMove(mid - mean, mid) ? (byte) -Math.signum(mid - mean) : 0;
        }
        return opinions;
    }

    private static boolean isMove(double change, double mid) {
        return Math.abs(change) >= ROUNDING * mid;
    }

    private static Baseline judge(
            String name,
            List<byte[]> opinions,
            Examples examples,
            float[] probabilities,
            double gate) {
        long rows = 0;
        long right = 0;
        long rowsAtGate = 0;
        long rightAtGate = 0;
        for (int i = 0; i < examples.size(); i++) {
            int opinion = opinions.get(examples.seriesIndex(i))[examples.rowOf(i)];
            if (opinion != 0) {
                boolean correct = opinion > 0 == (examples.label(i) == SmoothedMidLabel.UP);
                boolean counted = Scored.reaches(probabilities[i], gate);
                rows++;
                right += correct ? 1 : 0;
                rowsAtGate += counted ? 1 : 0;
                rightAtGate += correct && counted ? 1 : 0;
            }
        }
        return new Baseline(
                name, rows, (double) right / rows, rowsAtGate, (double) rightAtGate / rowsAtGate);
    }
}
