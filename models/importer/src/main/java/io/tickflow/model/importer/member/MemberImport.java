package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.contract.manifest.Member.Missing;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.importer.golden.GoldenTable;
import io.tickflow.model.importer.graph.AdaptedGraph;
import io.tickflow.model.importer.graph.GraphAdapter;
import io.tickflow.model.importer.graph.TreeThresholds;
import io.tickflow.model.onnx.GraphProbe;
import io.tickflow.model.onnx.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a member of a model; problems are collected, not thrown. */
public final class MemberImport {

    private final String name;
    private final ReadModel model;
    private final ReadingOptions options;
    private final MemberColumns columns;
    private final List<String> problems;
    private final boolean takesMissing;
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
        // Trees of XGBoost and LightGBM send missing values to a side of their own.
        this.takesMissing = options.takesMissing() || model.file().trees() != null;
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
        var rows = new MemberRows(model, columns, table, takesMissing);
        float[] scored = rows.scored();
        float[] values = probe.alone(scored);
        MemberOutput output =
                new OutputMeaning(model, options, problems)
                        .of(graph.output(), probe.columns(), values);
        float[] hard = rows.hard();
        Batching batching = batching(graph, probe, scored, hard, rows.drawn());
        float[] library = table == null ? null : LibraryAnswers.of(table, name, output, isAlone);
        float[] answers = GraphProbe.probabilities(output, values);
        Parity parity = library == null ? null : parity(rows, library, answers);
        String doubt =
                LightgbmDoubt.of(TreeThresholds.of(model.graph()), parity, rows.atThresholds());
        if (doubt != null) {
            problem(doubt);
        }
        if (parity == null) {
            notes.add(
                    "parity: none, as no golden rows of its library were given"
                            + (model.file().trees() == null ? "" : "; its trees are exact"));
        }
        if (!takesMissing) {
            notes.add("missing none: it has no answer for a row with a missing value");
        }
        return new ImportedMember(
                member(graph, output, batching, parity, weight),
                graph.bytes(),
                rows.part(library, hard, output),
                notes);
    }

    private Parity parity(MemberRows rows, float[] library, float[] scored) {
        int answered = rows.answeredHoles(library);
        if (answered > 0) {
            problem(
                    answered
                            + " golden rows have a missing value and a probability, so its library"
                            + " takes missing values; drop --missing none, or those rows");
        }
        if (!rows.anyScored()) {
            problem(
                    "all its golden rows have a missing value; add rows without, or leave them out");
        }
        double tolerance = options.tolerance() > 0 ? options.tolerance() : Parity.TOLERANCE;
        // A difference with a reason and a way out of its own: of a graph from LightGBM, or above.
        boolean isTold = answered > 0 || TreeThresholds.of(model.graph()).isOfLightgbm();
        return LibraryAnswers.compare(
                model.file().name(),
                library,
                rows.answers(scored),
                tolerance,
                rows.kinds(),
                isTold ? new ArrayList<>() : problems);
    }

    private Batching batching(
            AdaptedGraph graph, GraphProbe probe, float[] scored, float[] hard, float[] drawn) {
        if (graph.isOfOneRow()) {
            notes.add("batching single: its batch is fixed at one row");
            return Batching.SINGLE;
        }
        float[] rows = Arrays.copyOf(scored, scored.length + hard.length);
        System.arraycopy(hard, 0, rows, scored.length, hard.length);
        if (probe.dependsOnBatch(rows) || probe.dependsOnBatch(drawn)) {
            notes.add("batching single: the last bits of a row's score depend on its batch");
            return Batching.SINGLE;
        }
        return Batching.ROWS;
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
                parity,
                takesMissing ? null : Missing.NONE);
    }

    private void problem(String what) {
        problems.add(model.file().name() + ": " + what);
    }
}
