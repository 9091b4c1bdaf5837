package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.importer.golden.GoldenTable;
import io.tickflow.model.importer.graph.AdaptedGraph;
import io.tickflow.model.importer.graph.GraphAdapter;
import io.tickflow.model.importer.graph.TreeThresholds;
import io.tickflow.model.onnx.GraphProbe;
import io.tickflow.model.onnx.Sha256;
import io.tickflow.model.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a member of a model; problems are collected, not thrown. */
public final class MemberImport {

    private static final int HARD_ROWS = 96;

    /**
     * Rows at thresholds that leave no doubt: of LightGBM's conversions a third are wrong there.
     */
    private static final int THRESHOLD_ROWS_MIN = 32;

    private static final String INSTEAD =
            "; give LightGBM's own file instead: booster_.save_model('model.txt')";

    private final String name;
    private final ReadModel model;
    private final ReadingOptions options;
    private final MemberColumns columns;
    private final List<String> problems;
    private final List<String> notes = new ArrayList<>();

    /** Creates an import of {@code model} under the name {@code name}. */
    public MemberImport(
            String name,
            ReadModel model,
            ReadingOptions options,
            MemberColumns columns,
            List<String> problems) {
        this.name = name;
        this.model = model;
        this.options = options;
        this.columns = columns;
        this.problems = problems;
    }

    /**
     * Makes the member; null on a problem.
     *
     * @param table golden rows; null for none
     * @param isAlone true if the table is of this member alone
     */
    public @Nullable ImportedMember run(
            @Nullable GoldenTable table, boolean isAlone, double weight) {
        AdaptedGraph graph =
                new GraphAdapter(model.graph())
                        .adapt(
                                model.bytes(),
                                model.inputs(),
                                model.output(),
                                columns.positions(),
                                columns.features().size());
        notes.addAll(graph.changes());
        int before = problems.size();
        try (var probe =
                GraphProbe.open(
                        graph.bytes(),
                        graph.input(),
                        graph.output(),
                        columns.features().size(),
                        graph.isOfOneRow())) {
            ImportedMember member = run(graph, probe, table, isAlone, weight);
            return problems.size() == before ? member : null;
        } catch (IllegalArgumentException e) {
            problem(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private ImportedMember run(
            AdaptedGraph graph,
            GraphProbe probe,
            @Nullable GoldenTable table,
            boolean isAlone,
            double weight) {
        float[] given = table == null ? new float[0] : table.inputs(columns.features());
        float[] base = table == null ? GraphProbe.rows(columns.features().size()) : given;
        float[] values = probe.alone(base);
        MemberOutput output =
                new OutputMeaning(model, options, problems)
                        .of(graph.output(), probe.columns(), values);
        float[] hard = hard(base);
        Batching batching = batching(graph, probe, base, hard);
        float[] answers = GraphProbe.probabilities(output, values);
        float[] library = table == null ? null : LibraryAnswers.of(table, name, output, isAlone);
        Parity parity = library == null ? null : parity(given, library, answers);
        checkLightgbm(given, parity);
        if (parity == null) {
            notes.add(
                    "parity: none, as no golden rows of its library were given"
                            + (model.file().trees() == null ? "" : "; its trees are exact"));
        }
        return new ImportedMember(
                member(graph, output, batching, parity, weight),
                graph.bytes(),
                part(library, hard, output),
                notes);
    }

    private Parity parity(float[] rows, float[] library, float[] answers) {
        double tolerance = options.tolerance() > 0 ? options.tolerance() : Parity.TOLERANCE;
        // A difference of a graph from LightGBM has a reason and a way out of its own.
        List<String> differences =
                TreeThresholds.of(model.graph()).isOfLightgbm() ? new ArrayList<>() : problems;
        return LibraryAnswers.compare(
                model.file().name(), library, answers, tolerance, kinds(rows), differences);
    }

    private List<String> kinds(float[] rows) {
        var kinds = new ArrayList<>(List.of("real"));
        for (float value : rows) {
            if (Float.isNaN(value)) {
                kinds.add("missing");
                break;
            }
        }
        if (atThresholds(rows) > 0) {
            kinds.add("threshold");
        }
        return kinds;
    }

    private int atThresholds(float[] rows) {
        TreeThresholds thresholds = TreeThresholds.of(model.graph());
        int features = columns.features().size();
        int count = 0;
        for (int at = 0; at < rows.length; at += features) {
            count += thresholds.meets(rows, at, columns.positions()) ? 1 : 0;
        }
        return count;
    }

    /** Conversions by onnxmltools round LightGBM's thresholds, so they must prove themselves. */
    private void checkLightgbm(float[] rows, @Nullable Parity parity) {
        if (!TreeThresholds.of(model.graph()).isOfLightgbm()) {
            return;
        }
        String found = "onnxmltools made it from LightGBM, and rounds thresholds the wrong way";
        if (parity == null) {
            problem(found + ", which only golden rows can disprove" + INSTEAD);
        } else if (parity.worst() > parity.tolerance()) {
            problem(found + ", as the golden rows show" + INSTEAD);
        } else if (atThresholds(rows) < THRESHOLD_ROWS_MIN) {
            problem(
                    String.format(
                            Locale.ROOT,
                            "%s: %d golden rows are at thresholds, and %d would be needed to"
                                    + " disprove it%s",
                            found,
                            atThresholds(rows),
                            THRESHOLD_ROWS_MIN,
                            INSTEAD));
        }
    }

    private float[] hard(float[] base) {
        TreeEnsemble trees = model.file().trees();
        if (trees == null) {
            return new float[0];
        }
        int features = columns.features().size();
        var rows = new float[HARD_ROWS * features];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = base[at % base.length];
        }
        return new HardPart(trees, columns.positions(), features).inputs(rows);
    }

    private Batching batching(AdaptedGraph graph, GraphProbe probe, float[] base, float[] hard) {
        if (graph.isOfOneRow()) {
            notes.add("batching single: its batch is fixed at one row");
            return Batching.SINGLE;
        }
        float[] rows = Arrays.copyOf(base, base.length + hard.length);
        System.arraycopy(hard, 0, rows, base.length, hard.length);
        float[] probes = GraphProbe.rows(columns.features().size());
        if (probe.dependsOnBatch(rows) || probe.dependsOnBatch(probes)) {
            notes.add("batching single: the last bits of a row's score depend on its batch");
            return Batching.SINGLE;
        }
        return Batching.ROWS;
    }

    private GoldenPart part(float @Nullable [] library, float[] hard, MemberOutput output) {
        float[] table = library == null ? new float[0] : library;
        TreeEnsemble trees = model.file().trees();
        if (trees == null) {
            return new GoldenPart(table, new float[0], new float[0]);
        }
        var part = new HardPart(trees, columns.positions(), columns.features().size());
        return new GoldenPart(table, hard, part.answers(hard, output));
    }

    private Member member(
            AdaptedGraph graph,
            MemberOutput output,
            Batching batching,
            @Nullable Parity parity,
            double weight) {
        return new Member(
                name,
                model.file().library().toLowerCase(Locale.ROOT),
                name + ".onnx",
                Sha256.of(graph.bytes()),
                weight,
                graph.input(),
                output,
                batching,
                Member.DEADLINE_MILLIS,
                new Member.Source(
                        model.file().library(),
                        model.file().version(),
                        model.file().name(),
                        model.file().sha256()),
                parity);
    }

    private void problem(String what) {
        problems.add(model.file().name() + ": " + what);
    }
}
