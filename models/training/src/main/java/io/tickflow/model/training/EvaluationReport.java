package io.tickflow.model.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.label.Label;
import io.tickflow.core.label.LabelCounts;
import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.training.evaluation.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Result of an evaluation, as text or JSON. Immutable. */
public final class EvaluationReport {

    /**
     * Counts of ticks.
     *
     * @param read ticks read from the files
     * @param malformed unreadable rows
     * @param accepted ticks accepted by the feature engine
     * @param rejected rejected ones by reason
     */
    record TickCounts(
            long read, long malformed, long accepted, Map<DeadLetterCode, Long> rejected) {}

    /**
     * Figures of one symbol or of all.
     *
     * @param labels labels of the ticks with a prediction
     * @param unscored ticks without a prediction, as a job would not act on them
     * @param inTraining judged rows within the time and symbols of the training
     * @param judged figures of the judged rows
     */
    record Part(LabelCounts labels, long unscored, int inTraining, Judgement judged) {}

    private final Path bundle;
    private final ModelManifest manifest;
    private final Label label;
    private final TickCounts ticks;
    private final Part all;
    private final Map<String, Part> symbols;

    EvaluationReport(
            Path bundle,
            ModelManifest manifest,
            Label label,
            TickCounts ticks,
            Part all,
            Map<String, Part> symbols) {
        this.bundle = bundle;
        this.manifest = manifest;
        this.label = label;
        this.ticks = ticks;
        this.all = all;
        this.symbols = symbols;
    }

    /** Number of judged ticks; without any, all figures are missing. */
    public int rows() {
        return all.judged().rows();
    }

    /** Explains in a sentence why no tick could be judged. */
    public String reasonWithoutRows() {
        return String.format(
                Locale.ROOT,
                "no tick can be judged by %s: %,d of %,d ticks are accepted, %,d of them have no"
                        + " prediction (a session must be ten minutes old and mid must have moved"
                        + " 200 times), %,d are ties, %,d are too close to the end of their"
                        + " session. Maybe give more ticks, or judge from an earlier time on",
                label.name(),
                ticks.accepted(),
                ticks.read(),
                all.unscored(),
                all.labels().ties(),
                all.labels().cut());
    }

    /** Formats the report as JSON; a figure without any row is null. */
    public ObjectNode json() {
        return EvaluationJson.of(this);
    }

    /** Formats the report as readable lines. */
    public List<String> lines() {
        return EvaluationLines.of(this);
    }

    Path bundle() {
        return bundle;
    }

    ModelManifest manifest() {
        return manifest;
    }

    Label label() {
        return label;
    }

    TickCounts ticks() {
        return ticks;
    }

    Part all() {
        return all;
    }

    Map<String, Part> symbols() {
        return symbols;
    }
}
