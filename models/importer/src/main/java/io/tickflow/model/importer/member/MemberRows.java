package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.importer.golden.GoldenTable;
import io.tickflow.model.importer.graph.TreeThresholds;
import io.tickflow.model.onnx.GraphProbe;
import io.tickflow.model.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on which an import tries a model: golden ones, drawn ones, and hard ones of its trees. */
final class MemberRows {

    private static final int HARD_ROWS = 96;

    private final ReadModel model;
    private final MemberColumns columns;
    private final int features;
    private final boolean takesMissing;
    private final float[] given;
    private final boolean[] isScored;

    /**
     * Creates the rows.
     *
     * @param table golden rows; null for none
     * @param takesMissing false to leave out rows with missing values
     */
    MemberRows(
            ReadModel model,
            MemberColumns columns,
            @Nullable GoldenTable table,
            boolean takesMissing) {
        this.model = model;
        this.columns = columns;
        this.features = columns.features().size();
        this.takesMissing = takesMissing;
        this.given = table == null ? new float[0] : table.inputs(columns.features());
        this.isScored = new boolean[given.length / features];
        for (int row = 0; row < isScored.length; row++) {
            isScored[row] = takesMissing || !hasMissing(row);
        }
    }

    private boolean hasMissing(int row) {
        for (int i = row * features; i < (row + 1) * features; i++) {
            if (Float.isNaN(given[i])) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if the model scores a golden row. */
    boolean anyScored() {
        for (boolean scored : isScored) {
            if (scored) {
                return true;
            }
        }
        return false;
    }

    /** Golden rows that the model scores; drawn ones if there are none. */
    float[] scored() {
        var rows = new float[given.length];
        int to = 0;
        for (int row = 0; row < isScored.length; row++) {
            if (isScored[row]) {
                System.arraycopy(given, row * features, rows, to, features);
                to += features;
            }
        }
        return to == 0 ? drawn() : Arrays.copyOf(rows, to);
    }

    /** Rows of normal values. */
    float[] drawn() {
        return GraphProbe.rows(features, takesMissing);
    }

    /** Answers to all golden rows, NaN for those that the model does not score. */
    float[] answers(float[] scored) {
        var answers = new float[isScored.length];
        int from = 0;
        for (int row = 0; row < answers.length; row++) {
            answers[row] = isScored[row] ? scored[from++] : Float.NaN;
        }
        return answers;
    }

    /** Number of golden rows that the model does not score although its library did. */
    int answeredHoles(float[] library) {
        int count = 0;
        for (int row = 0; row < isScored.length; row++) {
            count += !isScored[row] && library[row] >= 0 && library[row] <= 1 ? 1 : 0;
        }
        return count;
    }

    /** Kinds of the golden rows that the model scores. */
    List<String> kinds() {
        var kinds = new ArrayList<>(List.of("real"));
        for (int row = 0; takesMissing && row < isScored.length; row++) {
            if (hasMissing(row)) {
                kinds.add("missing");
                break;
            }
        }
        if (atThresholds() > 0) {
            kinds.add("threshold");
        }
        return kinds;
    }

    /** Number of golden rows at thresholds of trees. */
    int atThresholds() {
        TreeThresholds thresholds = TreeThresholds.of(model.graph());
        int count = 0;
        for (int at = 0; at < given.length; at += features) {
            count += thresholds.meets(given, at, columns.positions()) ? 1 : 0;
        }
        return count;
    }

    /** Rows with missing values and at thresholds of the file's trees; empty without trees. */
    float[] hard() {
        TreeEnsemble trees = model.file().trees();
        if (trees == null) {
            return new float[0];
        }
        float[] base = scored();
        var rows = new float[HARD_ROWS * features];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = base[at % base.length];
        }
        return new HardPart(trees, columns.positions(), features).inputs(rows);
    }

    /**
     * Part of the golden rows of the role.
     *
     * @param library answers of the library to the golden rows; null for none
     */
    GoldenPart part(float @Nullable [] library, float[] hard, MemberOutput output) {
        float[] table = library == null ? new float[0] : library;
        TreeEnsemble trees = model.file().trees();
        if (trees == null) {
            return new GoldenPart(table, new float[0], new float[0]);
        }
        var part = new HardPart(trees, columns.positions(), features);
        return new GoldenPart(table, hard, part.answers(hard, output));
    }
}
