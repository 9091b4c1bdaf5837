package io.tickflow.model.onnx;

import io.tickflow.model.contract.Score;
import java.util.List;
import java.util.Locale;

/** Checks that need scoring. Leaves the scorer warm. */
final class ScorerChecks {

    /** Batch sizes at which runtimes switch their algorithm, and the largest batch. */
    private static final int[] BATCHES = {2, 32, 33, OnnxMember.CHUNK_ROWS};

    private ScorerChecks() {}

    static void check(OnnxScorer scorer, GoldenRows golden, List<String> problems) {
        int features = scorer.featureNames().size();
        int all = (1 << scorer.memberCount()) - 1;
        var alone = new Score[golden.probabilities().length];
        for (int row = 0; row < alone.length; row++) {
            alone[row] = scorer.score(batch(golden, features, row, 1), 1)[0];
            if (alone[row].memberMask() != all) {
                problems.add(
                        "a member gives no probability from 0 to 1 for golden row " + (row + 1));
                return;
            }
        }
        checkExpected(golden, alone, problems);
        for (int size : BATCHES) {
            checkBatch(scorer, golden, alone, size, problems);
        }
        checkBatch(scorer, golden, alone, alone.length, problems);
    }

    private static void checkExpected(GoldenRows golden, Score[] alone, List<String> problems) {
        int wrong = 0;
        int worst = 0;
        for (int row = 0; row < alone.length; row++) {
            // Negated, so that NaN is wrong, too.
            wrong += !(gap(golden, alone, row) <= GoldenRows.TOLERANCE) ? 1 : 0;
            worst = gap(golden, alone, row) > gap(golden, alone, worst) ? row : worst;
        }
        if (wrong > 0) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "%d of %d golden rows differ by more than %.0e; the worst, row %d,"
                                    + " should be %s and is %s",
                            wrong,
                            alone.length,
                            GoldenRows.TOLERANCE,
                            worst + 1,
                            golden.probabilities()[worst],
                            alone[worst].probability()));
        }
    }

    private static double gap(GoldenRows golden, Score[] alone, int row) {
        return Math.abs((double) golden.probabilities()[row] - alone[row].probability());
    }

    private static void checkBatch(
            OnnxScorer scorer, GoldenRows golden, Score[] alone, int size, List<String> problems) {
        int features = scorer.featureNames().size();
        int different = 0;
        for (int from = 0; from + size <= alone.length; from += size) {
            Score[] together = scorer.score(batch(golden, features, from, size), size);
            for (int i = 0; i < size; i++) {
                int expected = Float.floatToRawIntBits(alone[from + i].probability());
                int found = Float.floatToRawIntBits(together[i].probability());
                different += expected == found ? 0 : 1;
            }
        }
        if (different > 0) {
            problems.add(
                    different
                            + " golden rows score differently in batches of "
                            + size
                            + " than alone");
        }
    }

    private static float[] batch(GoldenRows golden, int features, int from, int count) {
        var rows = new float[count * features];
        System.arraycopy(golden.inputs(), from * features, rows, 0, rows.length);
        return rows;
    }
}
