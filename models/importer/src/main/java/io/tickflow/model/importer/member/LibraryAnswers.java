package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.importer.golden.GoldenTable;
import io.tickflow.model.onnx.GoldenRows;
import io.tickflow.model.onnx.GraphProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a library in a table of golden rows: a column {@code probability}, {@code p.MEMBER},
 * or {@code value} for logits and regressions.
 */
final class LibraryAnswers {

    private static final String PROBABILITY = "probability";
    private static final String VALUE = "value";

    private LibraryAnswers() {}

    /**
     * Probabilities of the library; null if the table has none of the member.
     *
     * @param isAlone true if the table is of this member alone
     */
    static float @Nullable [] of(
            GoldenTable table, String member, MemberOutput output, boolean isAlone) {
        float[] own = table.column("p." + member);
        if (own != null || !isAlone) {
            return own;
        }
        float[] probabilities = table.column(PROBABILITY);
        float[] values = table.column(VALUE);
        if (output.kind() == Kind.REGRESSION && values == null) {
            values = probabilities;
            probabilities = null;
        }
        return probabilities != null || values == null
                ? probabilities
                : GraphProbe.probabilities(
                        new MemberOutput(output.name(), 1, output.kind(), 0, output.scale()),
                        values);
    }

    /** Compares the library with the member; a problem is added if they differ too much. */
    static Parity compare(
            String file,
            float[] library,
            float[] member,
            double tolerance,
            List<String> kinds,
            List<String> problems) {
        int wrong = 0;
        int worst = 0;
        double gap = 0;
        int rows = 0;
        for (int row = 0; row < library.length; row++) {
            if (library[row] == GoldenRows.UNKNOWN) {
                continue;
            }
            rows++;
            double found = gap(library[row], member[row]);
            wrong += found > tolerance ? 1 : 0;
            if (found > gap) {
                gap = found;
                worst = row;
            }
        }
        if (wrong > 0) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %d of %d golden rows differ by more than %.0e; the worst, row %d,"
                                    + " should be %s and is %s. Maybe the order of --features, the"
                                    + " positive class, a calibration outside of the model, or"
                                    + " doubles where the file has floats: then --tolerance",
                            file,
                            wrong,
                            rows,
                            tolerance,
                            worst + 1,
                            library[worst],
                            member[worst]));
        }
        return new Parity(rows, gap, tolerance, new ArrayList<>(kinds));
    }

    /** Distance of the probabilities; 1 if just one of them is none. */
    private static double gap(float library, float member) {
        boolean wanted = library >= 0 && library <= 1;
        boolean found = member >= 0 && member <= 1;
        if (!wanted || !found) {
            return wanted == found ? 0 : 1;
        }
        return Math.abs((double) library - member);
    }
}
