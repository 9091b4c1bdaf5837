package io.tickflow.model.onnx;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.Parity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks of a member that need scoring. Leaves the member warm. */
final class ScorerChecks {

    /** Batch sizes at which runtimes switch their algorithm, and the largest batch. */
    private static final int[] BATCHES = {2, 32, 33, OnnxMember.CHUNK_ROWS};

    private final Member member;
    private final OnnxMember opened;
    private final int features;
    private final List<String> problems;

    ScorerChecks(Member member, OnnxMember opened, int features, List<String> problems) {
        this.member = member;
        this.opened = opened;
        this.features = features;
        this.problems = problems;
    }

    /**
     * Compares single rows with {@code expected} and with batches.
     *
     * @param expected probabilities of the original library; null if they are unknown
     */
    void check(float[] inputs, float @Nullable [] expected) {
        if (member.takesMissing()) {
            checkRows(inputs, expected);
            return;
        }
        var rows = WholeRows.of(inputs, features, expected);
        if (rows.answeredHoles() > 0) {
            problem(
                    rows.answeredHoles()
                            + " golden rows have a missing value and a probability, and its manifest"
                            + " says that it takes none");
        }
        checkRows(rows.inputs(), rows.expected());
    }

    private void checkRows(float[] inputs, float @Nullable [] expected) {
        float[] alone = new float[inputs.length / features];
        try {
            for (int row = 0; row < alone.length; row++) {
                alone[row] = score(inputs, row, 1)[0];
            }
            if (expected != null) {
                checkExpected(expected, alone);
            }
            if (member.batching() == Batching.ROWS) {
                for (int size : BATCHES) {
                    checkBatch(inputs, alone, size);
                }
                checkBatch(inputs, alone, alone.length);
            }
        } catch (IllegalStateException e) {
            problem("the golden rows cannot be scored: " + e.getMessage());
        }
    }

    private void checkExpected(float[] expected, float[] alone) {
        Parity parity = member.parity();
        double tolerance = parity == null ? Parity.TOLERANCE : parity.tolerance();
        int wrong = 0;
        int worst = 0;
        for (int row = 0; row < alone.length; row++) {
            wrong += gap(expected, alone, row) > tolerance ? 1 : 0;
            worst = gap(expected, alone, row) > gap(expected, alone, worst) ? row : worst;
        }
        if (wrong > 0) {
            problem(
                    String.format(
                            Locale.ROOT,
                            "%d of %d golden rows differ by more than %.0e; the worst, row %d,"
                                    + " should be %s and is %s",
                            wrong,
                            alone.length,
                            tolerance,
                            worst + 1,
                            expected[worst],
                            alone[worst]));
        }
    }

    /**
     * Distance of the probabilities; 1 if just one of them is none, 0 if both are none or unasked.
     */
    private static double gap(float[] expected, float[] alone, int row) {
        if (expected[row] == GoldenRows.UNKNOWN) {
            return 0;
        }
        boolean wanted = expected[row] >= 0 && expected[row] <= 1;
        boolean found = alone[row] >= 0 && alone[row] <= 1;
        if (!wanted || !found) {
            return wanted == found ? 0 : 1;
        }
        return Math.abs((double) expected[row] - alone[row]);
    }

    private void checkBatch(float[] inputs, float[] alone, int size) {
        int different = 0;
        for (int from = 0; from + size <= alone.length; from += size) {
            float[] together = score(inputs, from, size);
            for (int i = 0; i < size; i++) {
                int expected = Float.floatToIntBits(alone[from + i]);
                different += expected == Float.floatToIntBits(together[i]) ? 0 : 1;
            }
        }
        if (different > 0) {
            problem(
                    different
                            + " golden rows score differently in batches of "
                            + size
                            + " than alone; batching 'single' scores row by row");
        }
    }

    private float[] score(float[] inputs, int from, int count) {
        var rows = new float[count * features];
        System.arraycopy(inputs, from * features, rows, 0, rows.length);
        var probabilities = new float[count];
        opened.score(rows, count, probabilities);
        return probabilities;
    }

    private void problem(String what) {
        problems.add("member " + member.name() + ": " + what);
    }
}
