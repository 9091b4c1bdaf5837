package io.tickflow.model.training;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.Labels;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.training.EvaluationReport.Part;
import io.tickflow.model.training.EvaluationReport.RoleResult;
import io.tickflow.model.training.evaluation.Gate;
import io.tickflow.model.training.evaluation.Judge;
import io.tickflow.model.training.evaluation.JudgedSeries;
import io.tickflow.model.training.evaluation.Judgement;
import io.tickflow.model.training.evaluation.PredictedRows;
import io.tickflow.model.training.evaluation.RoleColumns;
import io.tickflow.model.training.evaluation.RowSelection;
import io.tickflow.model.training.evaluation.Target;
import io.tickflow.model.training.evaluation.TickScoring;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges one role and its members by the role's label. */
final class RoleEvaluation {

    /** Confidence at which roles other than the direction are judged in addition. */
    private static final double CONFIDENCE = 0.60;

    private final EvaluationConfig config;
    private final RoleModel model;
    private final ModelManifest manifest;
    private final TickScoring scoring;
    private final Target target;
    private final Gate gate;

    RoleEvaluation(
            EvaluationConfig config, ModelManifest manifest, RoleModel model, TickScoring scoring) {
        this.config = config;
        this.model = model;
        this.manifest = manifest;
        this.scoring = scoring;
        Label label = Labels.parse(config.labelOf(model));
        this.target = isMeta() ? Target.directionRight(label) : Target.of(label);
        this.gate = isDirection() ? Gate.confidence(model.gate()) : Gate.probability(model.gate());
    }

    RoleResult result() {
        Gate direction = Gate.confidence(manifest.direction().gate());
        Map<String, JudgedSeries> series = new LinkedHashMap<>();
        for (String symbol : scoring.symbols()) {
            series.put(
                    symbol,
                    target.series(
                            scoring.quotes(symbol),
                            scoring.columns().of(symbol, Role.DIRECTION),
                            direction));
        }
        Map<String, Part> symbols = new LinkedHashMap<>();
        series.forEach((symbol, one) -> symbols.put(symbol, part(Map.of(symbol, one))));
        return new RoleResult(model, target.label().name(), part(series), symbols);
    }

    private Part part(Map<String, JudgedSeries> series) {
        RowSelection selection = selection(series, null);
        PredictedRows rows = selection.rows();
        Map<String, Judgement> members = new LinkedHashMap<>();
        for (Member member : model.members()) {
            members.put(member.name(), Judge.judge(selection(series, member.name()).rows(), gate));
        }
        return new Part(
                selection.counts(),
                selection.unscored(),
                inTraining(rows),
                Judge.judge(rows, gate),
                isDirection() ? null : Judge.judge(rows, Gate.confidence(CONFIDENCE)).gated(),
                members);
    }

    /** Rows with an answer of the role; of a member, its own answers on the same rows. */
    private RowSelection selection(Map<String, JudgedSeries> series, @Nullable String member) {
        Instant from = config.from();
        var selection =
                new RowSelection(target, from == null ? Long.MIN_VALUE : from.toEpochMilli());
        RoleColumns columns = scoring.columns();
        series.forEach(
                (symbol, one) ->
                        selection.add(
                                one,
                                columns.of(symbol, model.role()),
                                member == null
                                        ? columns.of(symbol, model.role())
                                        : columns.of(symbol, model.role(), member)));
        return selection;
    }

    private int inTraining(PredictedRows rows) {
        io.tickflow.model.contract.manifest.Training training = manifest.training();
        return training == null
                ? 0
                : rows.countBetween(
                        training.symbols(),
                        training.from().toEpochMilli(),
                        training.to().toEpochMilli());
    }

    private boolean isDirection() {
        return model.role() == Role.DIRECTION;
    }

    private boolean isMeta() {
        return model.role() == Role.META;
    }
}
