package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.VenueMessage;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Declarations of the event tables; the types are those of {@code sql/V*.sql}. */
public final class EventTables {

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
                    .column("votes", EventTables::writeVotes)
                    .column("absences", EventTables::writeAbsences)
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

    /** Verdicts of the desks, which are also the intents to send. */
    public static final EventTable<OrderDecision> ORDERS =
            new TableDeclaration<>(EventTypes.ORDERS, "orders", "orders")
                    .string("symbol", OrderDecision::symbol)
                    .int64("event_time", OrderDecision::eventTimeMillis)
                    .string("decision_id", OrderDecision::decisionId)
                    .string("account", OrderDecision::account)
                    .constant("leg", OrderDecision::leg)
                    .int32("attempt", OrderDecision::attempt)
                    .constant("verdict", OrderDecision::verdict)
                    .constant("reason", OrderDecision::reason)
                    .string("cl_ord_id", OrderDecision::clOrdId)
                    .constant("side", OrderDecision::side)
                    .float64("quantity", order -> order.quantity().toDouble())
                    .float64("reference_bid", OrderDecision::referenceBid)
                    .float64("reference_ask", OrderDecision::referenceAsk)
                    .int64("decided_at", OrderDecision::decidedAtMillis)
                    .column("expires_at", EventTables::writeExpiry)
                    .string("limits", OrderDecision::limits)
                    .int64("horizon_millis", OrderDecision::horizonMillis)
                    .float64("stop_price", OrderDecision::stopPrice)
                    .float64("target_price", OrderDecision::targetPrice)
                    .string("instrument_version", OrderDecision::instrumentVersion)
                    .string("position_id", OrderDecision::positionId)
                    .writerEpoch("epoch")
                    .table();

    /** Every reported state of every order. */
    public static final EventTable<ExecutionReport> EXECUTIONS =
            new TableDeclaration<>(EventTypes.EXECUTIONS, "executions", "executions")
                    .string("symbol", ExecutionReport::symbol)
                    .int64("event_time", ExecutionReport::eventTimeMillis)
                    .string("decision_id", ExecutionReport::decisionId)
                    .string("account", ExecutionReport::account)
                    .constant("leg", ExecutionReport::leg)
                    .int32("attempt", ExecutionReport::attempt)
                    .string("cl_ord_id", ExecutionReport::clOrdId)
                    .constant("side", ExecutionReport::side)
                    .constant("state", ExecutionReport::state)
                    .float64("order_quantity", report -> report.orderQuantity().toDouble())
                    .float64("last_quantity", report -> report.lastQuantity().toDouble())
                    .float64("last_price", ExecutionReport::lastPrice)
                    .float64(
                            "cumulative_quantity", report -> report.cumulativeQuantity().toDouble())
                    .float64("average_price", ExecutionReport::averagePrice)
                    .string("order_id", ExecutionReport::orderId)
                    .string("exec_id", ExecutionReport::execId)
                    .string("reason", ExecutionReport::reason)
                    .int64("reported_at", ExecutionReport::reportTimeMillis)
                    .string("position_id", ExecutionReport::positionId)
                    .table();

    /** Every message between a sink and its venue. */
    public static final EventTable<VenueMessage> VENUE_MESSAGES =
            new TableDeclaration<>(EventTypes.VENUE_MESSAGES, "venue-messages", "venue_messages")
                    .string("account", VenueMessage::account)
                    .int64("passed_at", VenueMessage::passedAtMillis)
                    .constant("direction", VenueMessage::direction)
                    .string("msg_type", VenueMessage::msgType)
                    .int64("sequence_number", VenueMessage::sequenceNumber)
                    .string("cl_ord_id", VenueMessage::clOrdId)
                    .string("text", VenueMessage::text)
                    .table();

    /** Openings of leases, which tell void verdicts from those in force; never expires. */
    public static final EventTable<LeaseChange> LEASES =
            new TableDeclaration<>(EventTypes.LEASES, "leases", "leases")
                    .only(change -> change.state() == LeaseChange.State.OPENED)
                    .string("account", LeaseChange::account)
                    .constant("state", LeaseChange::state)
                    .int64("epoch", LeaseChange::epoch)
                    .string("holder", LeaseChange::holder)
                    .int64("lease_millis", LeaseChange::leaseMillis)
                    .int64("orders_from", LeaseChange::ordersFrom)
                    .int64("changed_at", LeaseChange::changedAtMillis)
                    .table();

    /** Records and ticks that were not used, with the reason. */
    public static final EventTable<DeadLetter> DEAD_LETTERS =
            new TableDeclaration<>(EventTypes.DEAD_LETTERS, "deadletters", "dead_letters")
                    .string("symbol", DeadLetter::symbol)
                    .int64("event_time", DeadLetter::eventTimeMillis)
                    .constant("code", DeadLetter::code)
                    .int32("code_number", letter -> letter.code().code())
                    .string("detail", DeadLetter::detail)
                    .string("source_topic", DeadLetter::topic)
                    .int32("source_partition", DeadLetter::partition)
                    .int64("source_offset", DeadLetter::offset)
                    .string("payload", DeadLetter::payload)
                    .int32("payload_bytes", DeadLetter::payloadBytes)
                    .int32("payload_crc32c", letter -> (int) letter.payloadCrc32c())
                    .table();

    /** State of each symbol, once an hour. */
    public static final EventTable<StateAnchor> ANCHORS =
            new TableDeclaration<>(EventTypes.ANCHORS, "anchors", "state_anchors")
                    .string("symbol", StateAnchor::symbol)
                    .int64("event_time", StateAnchor::eventTimeMillis)
                    .string("decision_id", StateAnchor::decisionId)
                    .int32("ordinal", StateAnchor::ordinal)
                    .string("feature_schema", StateAnchor::schema)
                    .int32("tick_partition", StateAnchor::partition)
                    .int64("tick_offset", StateAnchor::offset)
                    .column("groups", (anchor, out) -> out.putStrings(base64(anchor.groups())))
                    .table();

    /** Gaps and contradictions of the feed. */
    public static final EventTable<FeedEvent> FEED =
            new TableDeclaration<>(EventTypes.FEED, "feed-events", "feed_events")
                    .string("symbol", FeedEvent::symbol)
                    .int64("event_time", FeedEvent::eventTimeMillis)
                    .constant("kind", FeedEvent::kind)
                    .string("detail", FeedEvent::detail)
                    .int64("value", FeedEvent::value)
                    .int32("tick_partition", FeedEvent::partition)
                    .int64("tick_offset", FeedEvent::offset)
                    .table();

    /** Every table. */
    public static final List<EventTable<?>> ALL =
            List.of(
                    FEATURES,
                    PREDICTIONS,
                    BREAKERS,
                    SIGNALS,
                    OUTCOMES,
                    ACCURACY,
                    ORDERS,
                    EXECUTIONS,
                    VENUE_MESSAGES,
                    LEASES,
                    ControlTable.CONTROL,
                    DEAD_LETTERS,
                    ANCHORS,
                    FEED,
                    ModelTables.TRAININGS,
                    ModelTables.MODELS,
                    ModelTables.ALIASES);

    private EventTables() {}

    /**
     * The table of {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static EventTable<?> named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }

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

    private static void writeExpiry(OrderDecision order, RowBuffer out) {
        if (order.expiresAtMillis() == OrderDecision.NEVER) {
            out.putNull();
        } else {
            out.putNotNull();
            out.putLong(order.expiresAtMillis());
        }
    }

    private static Map<String, String> base64(Map<String, byte[]> groups) {
        var text = new TreeMap<String, String>();
        groups.forEach((name, bytes) -> text.put(name, Base64.getEncoder().encodeToString(bytes)));
        return text;
    }
}
