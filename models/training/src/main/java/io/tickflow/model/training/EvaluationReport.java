package io.tickflow.model.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.label.LabelCounts;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.training.evaluation.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param confident figures of the rows whose confidence reaches 0.60; null for a direction
     * @param members figures of each member alone, on the same rows
     */
    record Part(
            LabelCounts labels,
            long unscored,
            int inTraining,
            Judgement judged,
            Judgement.@Nullable Gated confident,
            Map<String, Judgement> members) {}

    /**
     * Figures of one role.
     *
     * @param model the role in the manifest
     * @param label label by which it was judged
     * @param all figures of all symbols
     * @param symbols figures by symbol
     */
    record RoleResult(RoleModel model, String label, Part all, Map<String, Part> symbols) {}

    private final Path bundle;
    private final ModelManifest manifest;
    private final String digest;
    private final TickCounts ticks;
    private final List<RoleResult> roles;

    EvaluationReport(
            Path bundle,
            ModelManifest manifest,
            String digest,
            TickCounts ticks,
            List<RoleResult> roles) {
        this.bundle = bundle;
        this.manifest = manifest;
        this.digest = digest;
        this.ticks = ticks;
        this.roles = List.copyOf(roles);
    }

    /** Number of judged ticks of the direction; without any, its figures are missing. */
    public int rows() {
        return direction().all().judged().rows();
    }

    /** Explains in a sentence why no tick could be judged. */
    public String reasonWithoutRows() {
        Part all = direction().all();
        return String.format(
                Locale.ROOT,
                "no tick can be judged by %s: %,d of %,d ticks are accepted, %,d of them have no"
                        + " prediction (a session must be ten minutes old, mid must have moved 200"
                        + " times, and the bundle must be made for the symbol; it is for %s), %,d"
                        + " are ties, %,d are too close to the end of their session. Maybe give"
                        + " more ticks, or judge from an earlier time on",
                direction().label(),
                ticks.accepted(),
                ticks.read(),
                all.unscored(),
                String.join(", ", direction().model().symbols()),
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

    String digest() {
        return digest;
    }

    TickCounts ticks() {
        return ticks;
    }

    /** Results of all roles, the direction first. */
    List<RoleResult> roles() {
        return roles;
    }

    RoleResult direction() {
        return roles.get(0);
    }
}
