package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;

/**
 * Population stability index of a bundle's probabilities against those of the bundle before: the
 * sum of (a - b) ln(a / b) over bins, in which a and b are the shares of the two. The bins are the
 * deciles of the bundle before; customary limits are 0.1 for a small shift and 0.25 for a large one
 * (Siddiqi, Credit Risk Scorecards, 2006).
 */
final class PredictionShift implements Figure {

    private static final int BINS = 10;

    /** A bundle before with less behind it gives no bins. */
    static final long REFERENCE_MIN = 200;

    /** Share that stands for an empty bin, whose logarithm would be infinite. */
    private static final double SHARE_MIN = 1e-4;

    private final Probabilities before;
    private final Probabilities now = new Probabilities();

    PredictionShift(Probabilities before) {
        this.before = before;
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        now.onPrediction(prediction, appendMillis);
    }

    @Override
    public double value() {
        if (before.count() < REFERENCE_MIN || now.count() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        long sizeBefore = 0;
        long sizeNow = 0;
        long passed = 0;
        int bin = 1;
        for (int cell = 0; cell < Probabilities.CELLS; cell++) {
            sizeBefore += before.size(cell);
            sizeNow += now.size(cell);
            boolean last = cell == Probabilities.CELLS - 1;
            boolean full = bin < BINS && BINS * (passed + sizeBefore) >= bin * before.count();
            if (last || full) {
                sum += term(share(sizeBefore, before), share(sizeNow, now));
                passed += sizeBefore;
                bin = (int) (BINS * passed / before.count()) + 1;
                sizeBefore = 0;
                sizeNow = 0;
            }
        }
        return sum;
    }

    private static double share(long size, Probabilities all) {
        return Math.max(SHARE_MIN, (double) size / all.count());
    }

    private static double term(double a, double b) {
        return (a - b) * Math.log(a / b);
    }

    @Override
    public long count() {
        return now.count();
    }

    @Override
    public String note() {
        return before.count() < REFERENCE_MIN
                ? "the bundle before has only %,d probabilities of %,d"
                        .formatted(before.count(), REFERENCE_MIN)
                : "";
    }
}
