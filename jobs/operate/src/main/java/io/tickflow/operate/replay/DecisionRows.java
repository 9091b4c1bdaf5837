package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Side;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.operate.replay.RecordedDecision.RecordedSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the decisions of a symbol in order, with the prediction of the champion and the signal. One
 * thread.
 */
final class DecisionRows {

    private static final String DECISIONS =
            """
            SELECT %s,
                p.model_id, p.model_version, p.model_digest, p.probability, p.member_mask, p.agreement,
                p.abstention, p.meta_probability, p.meta_abstention, p.regime_probability,
                p.regime_abstention, p.votes, p.absences,
                s.role, s.side, s.confidence, s.verdict, s.reason
            FROM (SELECT * FROM features WHERE %s) AS f
            LEFT JOIN (SELECT * FROM predictions WHERE %s AND role = 'CHAMPION') AS p
                ON p.decision_id = f.decision_id
            LEFT JOIN (SELECT * FROM signals WHERE %s) AS s ON s.decision_id = f.decision_id
            ORDER BY f.event_time, f.ordinal
            """;

    private final SqlConsole history;
    private final VectorColumns columns;
    private final String sql;

    /**
     * @param schema features to read of each vector
     */
    DecisionRows(SqlConsole history, FeatureSchema schema) {
        this.history = history;
        this.columns = new VectorColumns(schema);
        this.sql =
                DECISIONS.formatted(
                        columns.of("f"),
                        HistoryWindow.CONDITION,
                        HistoryWindow.CONDITION,
                        HistoryWindow.CONDITION);
    }

    /** Passes the decisions of a window of one symbol to {@code decisions}, in their order. */
    void read(HistoryWindow window, Consumer<RecordedDecision> decisions) throws QueryException {
        history.stream(
                sql,
                window.parameters(),
                RowCells.each(cells -> decisions.accept(decision(cells))));
    }

    private RecordedDecision decision(RowCells cells) throws IOException {
        FeatureVector vector = columns.read(cells);
        return new RecordedDecision(vector, prediction(cells, vector), signal(cells));
    }

    private static @Nullable Prediction prediction(RowCells cells, FeatureVector vector)
            throws IOException {
        String model = cells.text();
        var prediction =
                new Prediction(
                        vector.decisionId(),
                        vector.symbol(),
                        vector.eventTimeMillis(),
                        model,
                        cells.text(),
                        cells.text(),
                        cells.single(),
                        (int) cells.whole(),
                        cells.single(),
                        cells.constant(Abstention.class, Abstention.NONE),
                        cells.single(),
                        cells.constant(Abstention.class, Abstention.NONE),
                        cells.single(),
                        cells.constant(Abstention.class, Abstention.NONE),
                        votes(cells.texts(), cells.texts()),
                        PredictionRole.CHAMPION);
        return model.isEmpty() ? null : prediction;
    }

    private static List<MemberVote> votes(Map<String, String> votes, Map<String, String> absences) {
        var members = new ArrayList<MemberVote>();
        votes.forEach(
                (member, vote) ->
                        members.add(new MemberVote(member, Float.parseFloat(vote), Absence.NONE)));
        absences.forEach(
                (member, absence) ->
                        members.add(new MemberVote(member, Float.NaN, Absence.valueOf(absence))));
        return members;
    }

    private static @Nullable RecordedSignal signal(RowCells cells) throws IOException {
        PredictionRole role = cells.constant(PredictionRole.class, PredictionRole.CHAMPION);
        Side side = cells.constant(Side.class, Side.BUY);
        float confidence = cells.single();
        String verdict = cells.text();
        SignalReason reason = cells.constant(SignalReason.class, SignalReason.NONE);
        return verdict.isEmpty()
                ? null
                : new RecordedSignal(
                        role, side, confidence, SignalVerdict.valueOf(verdict), reason);
    }
}
