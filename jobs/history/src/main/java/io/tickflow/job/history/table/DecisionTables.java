package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import java.util.LinkedHashMap;

/**
 * Tables of decisions: features, predictions, signals and what followed them. The types are those
 * of {@code sql/V*.sql}.
 */
public final class DecisionTables {

    /** One row a decision, and one column a feature. */
    public static final EventTable<FeatureVector> FEATURES =
            new TableDeclaration<>(EventTypes.FEATURES, "features", "features")
                    .string("symbol", FeatureVector::symbol)
                    .int64("event_time", FeatureVector::eventTimeMillis)
                    .string("decision_id", FeatureVector::decisionId)
                    .int32("ordinal", FeatureVector::ordinal)
                    .string("feature_hash", FeatureVector::featureHash)
                    .string("feature_schema", FeatureVector::schema)
                    .column("ready", (vector, out) -> out.putBool(vector.ready()))
                    .column("settled", (vector, out) -> out.putLongs(vector.settled()))
                    .int32("quality", FeatureVector::quality)
                    .float64("bid", FeatureVector::bid)
                    .float64("ask", FeatureVector::ask)
                    .float64("typical_spread", FeatureVector::typicalSpread)
                    .int32("tick_partition", FeatureVector::partition)
                    .int64("tick_offset", FeatureVector::offset)
                    .int64("tick_appended_at", FeatureVector::appendTimeMillis)
                    .columnsOf(FeatureColumns::new)
                    .table();

    /** One row a decision and role that was scored; NaN is an abstention. */
    public static final EventTable<Prediction> PREDICTIONS =
            new TableDeclaration<>(EventTypes.PREDICTIONS, "predictions", "predictions")
                    .string("symbol", Prediction::symbol)
                    .int64("event_time", Prediction::eventTimeMillis)
                    .string("decision_id", Prediction::decisionId)
                    .string("model_id", Prediction::modelId)
                    .string("model_version", Prediction::modelVersion)
                    .column("probability", (scored, out) -> out.putFloat(scored.probability()))
                    .int32("member_mask", Prediction::memberMask)
                    .string("model_digest", Prediction::modelDigest)
                    .column("agreement", (scored, out) -> out.putFloat(scored.agreement()))
                    .constant("abstention", Prediction::abstention)
                    .column(
                            "meta_probability",
                            (scored, out) -> out.putFloat(scored.metaProbability()))
                    .constant("meta_abstention", Prediction::metaAbstention)
                    .column(
                            "regime_probability",
                            (scored, out) -> out.putFloat(scored.regimeProbability()))
                    .constant("regime_abstention", Prediction::regimeAbstention)
                    .column("votes", DecisionTables::writeVotes)
                    .column("absences", DecisionTables::writeAbsences)
                    .constant("role", Prediction::role)
                    .table();

    /** Members of a bundle that are left alone, and their return. */
    public static final EventTable<BreakerChange> BREAKERS =
            new TableDeclaration<>(EventTypes.BREAKERS, "breakers", "breaker_changes")
                    .string("symbol", BreakerChange::symbol)
                    .int64("event_time", BreakerChange::eventTimeMillis)
                    .string("decision_id", BreakerChange::decisionId)
                    .string("model_id", BreakerChange::modelId)
                    .string("model_version", BreakerChange::modelVersion)
                    .string("member", BreakerChange::member)
                    .int32("subtask", BreakerChange::subtask)
                    .constant("from_state", BreakerChange::from)
                    .constant("to_state", BreakerChange::to)
                    .constant("reason", BreakerChange::reason)
                    .int32("failures", BreakerChange::failures)
                    .int64("open_millis", BreakerChange::openMillis)
                    .int64("changed_at", BreakerChange::changedAtMillis)
                    .table();

    /** Every signal, also the vetoed ones. */
    public static final EventTable<Signal> SIGNALS =
            new TableDeclaration<>(EventTypes.SIGNALS, "signals", "signals")
                    .string("symbol", Signal::symbol)
                    .int64("event_time", Signal::eventTimeMillis)
                    .string("decision_id", Signal::decisionId)
                    .int32("ordinal", Signal::ordinal)
                    .constant("side", Signal::side)
                    .column("confidence", (signal, out) -> out.putFloat(signal.confidence()))
                    .constant("verdict", Signal::verdict)
                    .constant("reason", Signal::reason)
                    .float64("bid", Signal::bid)
                    .float64("ask", Signal::ask)
                    .int64("horizon_millis", Signal::horizonMillis)
                    .int64("time_to_live_millis", Signal::timeToLiveMillis)
                    .int64("tick_appended_at", Signal::appendTimeMillis)
                    .string("model_id", Signal::modelId)
                    .string("model_version", Signal::modelVersion)
                    .constant("role", Signal::role)
                    .table();

    /** Market in the time after each decision, a row for each horizon that has passed. */
    public static final EventTable<MeasuredOutcome> OUTCOMES =
            new TableDeclaration<>(EventTypes.OUTCOMES, "outcomes", "outcomes")
                    .string("symbol", MeasuredOutcome::symbol)
                    .int64("event_time", MeasuredOutcome::eventTimeMillis)
                    .string("decision_id", MeasuredOutcome::decisionId)
                    .int64("horizon_millis", MeasuredOutcome::horizonMillis)
                    .float64("bid", MeasuredOutcome::bid)
                    .float64("ask", MeasuredOutcome::ask)
                    .int64("quotes", MeasuredOutcome::quotes)
                    .int64("later_time", MeasuredOutcome::laterTimeMillis)
                    .float64("later_bid", MeasuredOutcome::laterBid)
                    .float64("later_ask", MeasuredOutcome::laterAsk)
                    .float64("highest_bid", MeasuredOutcome::highestBid)
                    .float64("lowest_bid", MeasuredOutcome::lowestBid)
                    .float64("highest_ask", MeasuredOutcome::highestAsk)
                    .float64("lowest_ask", MeasuredOutcome::lowestAsk)
                    .table();

    /** Models and members whose accuracy fell below the threshold, and their recovery. */
    public static final EventTable<AccuracyChange> ACCURACY =
            new TableDeclaration<>(EventTypes.ACCURACY, "accuracy", "accuracy_changes")
                    .string("symbol", AccuracyChange::symbol)
                    .int64("event_time", AccuracyChange::eventTimeMillis)
                    .string("decision_id", AccuracyChange::decisionId)
                    .string("model_id", AccuracyChange::modelId)
                    .string("model_version", AccuracyChange::modelVersion)
                    .string("role", AccuracyChange::role)
                    .string("member", AccuracyChange::member)
                    .constant("state", AccuracyChange::state)
                    .float64("accuracy", AccuracyChange::accuracy)
                    .float64("lower", AccuracyChange::lower)
                    .float64("upper", AccuracyChange::upper)
                    .int32("votes", AccuracyChange::votes)
                    .float64("threshold", AccuracyChange::threshold)
                    .int64("horizon_millis", AccuracyChange::horizonMillis)
                    .table();

    private DecisionTables() {}

    /** Answers of the members that gave one. */
    private static void writeVotes(Prediction prediction, RowBuffer out) {
        var votes = new LinkedHashMap<String, Float>();
        for (MemberVote vote : prediction.votes()) {
            if (vote.absence() == Absence.NONE) {
                votes.put(vote.member(), vote.probability());
            }
        }
        out.putFloats(votes);
    }

    /** Reasons of the members that gave none. */
    private static void writeAbsences(Prediction prediction, RowBuffer out) {
        var absences = new LinkedHashMap<String, String>();
        for (MemberVote vote : prediction.votes()) {
            if (vote.absence() != Absence.NONE) {
                absences.put(vote.member(), vote.absence().name());
            }
        }
        out.putStrings(absences);
    }
}
