package io.tickflow.connector.event;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;

/**
 * The codec of each public event type. Ids derive from what the event is about, so a repetition has
 * the same.
 */
public final class EventCodecs {

    private static final int SCHEMA_VERSION = 1;

    private static final String FEATURES_CALCULATED = "FeaturesCalculated";
    private static final String PREDICTION_GENERATED = "PredictionGenerated";
    private static final String TRADE_SIGNAL_CREATED = "TradeSignalCreated";
    private static final String ORDER_DECIDED = "OrderDecided";
    private static final String ORDER_EXECUTED = "OrderExecuted";
    private static final String DEAD_LETTER = "DeadLetter";
    private static final String STATE_ANCHOR = "StateAnchor";
    private static final String FEED_NOTICED = "FeedNoticed";
    private static final String CONTROL_CHANGED = "ControlChanged";
    private static final String LEASE_CHANGED = "LeaseChanged";

    private EventCodecs() {}

    /** {@code FeaturesCalculated} on {@code tickflow.features}. */
    public static EventCodec<FeatureVector> features(Mode mode) {
        return new EventCodec<>(
                FEATURES_CALCULATED,
                FeatureVector.class,
                vector ->
                        envelope(
                                FEATURES_CALCULATED,
                                vector.decisionId() + "/features",
                                vector.decisionId(),
                                "",
                                mode));
    }

    /** {@code PredictionGenerated} on {@code tickflow.predictions}. */
    public static EventCodec<Prediction> predictions(Mode mode) {
        return new EventCodec<>(
                PREDICTION_GENERATED,
                Prediction.class,
                prediction ->
                        envelope(
                                PREDICTION_GENERATED,
                                prediction.decisionId() + "/prediction",
                                prediction.decisionId(),
                                prediction.decisionId() + "/features",
                                mode));
    }

    /** {@code TradeSignalCreated} on {@code tickflow.signals}. */
    public static EventCodec<Signal> signals(Mode mode) {
        return new EventCodec<>(
                TRADE_SIGNAL_CREATED,
                Signal.class,
                signal ->
                        envelope(
                                TRADE_SIGNAL_CREATED,
                                signal.decisionId() + "/signal",
                                signal.decisionId(),
                                signal.decisionId() + "/prediction",
                                mode));
    }

    /** {@code OrderDecided} on {@code tickflow.orders}. */
    public static EventCodec<OrderDecision> orders(Mode mode) {
        return new EventCodec<>(
                ORDER_DECIDED,
                OrderDecision.class,
                order ->
                        envelope(
                                ORDER_DECIDED,
                                orderEventId(
                                        order.account(),
                                        order.decisionId(),
                                        order.leg(),
                                        order.attempt()),
                                order.decisionId(),
                                order.decisionId() + "/signal",
                                mode));
    }

    /** {@code OrderExecuted} on {@code tickflow.executions}. */
    public static EventCodec<ExecutionReport> executions(Mode mode) {
        return new EventCodec<>(
                ORDER_EXECUTED,
                ExecutionReport.class,
                report ->
                        envelope(
                                ORDER_EXECUTED,
                                report.clOrdId() + '/' + report.execId(),
                                report.decisionId(),
                                orderEventId(
                                        report.account(),
                                        report.decisionId(),
                                        report.leg(),
                                        report.attempt()),
                                mode));
    }

    /** {@code DeadLetter} on {@code tickflow.deadletters}. */
    public static EventCodec<DeadLetter> deadLetters(Mode mode) {
        return new EventCodec<>(
                DEAD_LETTER,
                DeadLetter.class,
                letter -> envelope(DEAD_LETTER, origin(letter), "", "", mode));
    }

    /** {@code StateAnchor} on {@code tickflow.anchors}. */
    public static EventCodec<StateAnchor> anchors(Mode mode) {
        return new EventCodec<>(
                STATE_ANCHOR,
                StateAnchor.class,
                anchor -> envelope(STATE_ANCHOR, anchor.anchorId(), anchor.decisionId(), "", mode));
    }

    /** {@code FeedNoticed} on {@code tickflow.feed}. */
    public static EventCodec<FeedEvent> feedEvents(Mode mode) {
        return new EventCodec<>(
                FEED_NOTICED,
                FeedEvent.class,
                event -> envelope(FEED_NOTICED, event.id(), "", "", mode));
    }

    /** {@code ControlChanged} on {@code tickflow.control}. */
    public static EventCodec<Control> controls(Mode mode) {
        return new EventCodec<>(
                CONTROL_CHANGED,
                Control.class,
                control -> envelope(CONTROL_CHANGED, control.controlId(), "", "", mode));
    }

    /** {@code LeaseChanged} on {@code tickflow.leases}. */
    public static EventCodec<LeaseChange> leases(Mode mode) {
        return new EventCodec<>(
                LEASE_CHANGED,
                LeaseChange.class,
                change -> envelope(LEASE_CHANGED, leaseEventId(change), "", "", mode));
    }

    /** Several desks may trade the same decision, each on its account. */
    private static String orderEventId(String account, String decisionId, Leg leg, int attempt) {
        return decisionId + "/order/" + account + '/' + leg + '-' + attempt;
    }

    private static String leaseEventId(LeaseChange change) {
        return change.account()
                + "/lease/"
                + change.holder()
                + '/'
                + change.state()
                + '-'
                + change.changedAtMillis();
    }

    private static String origin(DeadLetter letter) {
        return letter.topic() + '-' + letter.partition() + '-' + letter.offset();
    }

    private static Envelope envelope(
            String type, String eventId, String correlationId, String causationId, Mode mode) {
        return new Envelope(type, eventId, correlationId, causationId, mode, SCHEMA_VERSION);
    }
}
