package io.tickflow.connector.event;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.Control;
import io.tickflow.core.desk.ExecutionReport;
import io.tickflow.core.desk.Leg;
import io.tickflow.core.desk.OrderDecision;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;

/**
 * The codec of each public event type. Ids derive from what the event is about, so a repetition has
 * the same.
 */
public final class EventCodecs {

    private static final int SCHEMA_VERSION = 1;

    private EventCodecs() {}

    /** {@code FeaturesCalculated} on {@code tickflow.features}. */
    public static EventCodec<FeatureVector> features(Mode mode) {
        return new EventCodec<>(
                FeatureVector.class,
                vector ->
                        envelope(
                                "FeaturesCalculated",
                                vector.decisionId() + "/features",
                                vector.decisionId(),
                                "",
                                mode));
    }

    /** {@code PredictionGenerated} on {@code tickflow.predictions}. */
    public static EventCodec<Prediction> predictions(Mode mode) {
        return new EventCodec<>(
                Prediction.class,
                prediction ->
                        envelope(
                                "PredictionGenerated",
                                prediction.decisionId() + "/prediction",
                                prediction.decisionId(),
                                prediction.decisionId() + "/features",
                                mode));
    }

    /** {@code TradeSignalCreated} on {@code tickflow.signals}. */
    public static EventCodec<Signal> signals(Mode mode) {
        return new EventCodec<>(
                Signal.class,
                signal ->
                        envelope(
                                "TradeSignalCreated",
                                signal.decisionId() + "/signal",
                                signal.decisionId(),
                                signal.decisionId() + "/prediction",
                                mode));
    }

    /** {@code OrderDecided} on {@code tickflow.orders}. */
    public static EventCodec<OrderDecision> orders(Mode mode) {
        return new EventCodec<>(
                OrderDecision.class,
                order ->
                        envelope(
                                "OrderDecided",
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
                ExecutionReport.class,
                report ->
                        envelope(
                                "OrderExecuted",
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
                DeadLetter.class, letter -> envelope("DeadLetter", origin(letter), "", "", mode));
    }

    /** {@code ControlChanged} on {@code tickflow.control}. */
    public static EventCodec<Control> controls(Mode mode) {
        return new EventCodec<>(
                Control.class,
                control -> envelope("ControlChanged", control.controlId(), "", "", mode));
    }

    /** Several desks may trade the same decision, each on its account. */
    private static String orderEventId(String account, String decisionId, Leg leg, int attempt) {
        return decisionId + "/order/" + account + '/' + leg + '-' + attempt;
    }

    private static String origin(DeadLetter letter) {
        return letter.topic() + '-' + letter.partition() + '-' + letter.offset();
    }

    private static Envelope envelope(
            String type, String eventId, String correlationId, String causationId, Mode mode) {
        return new Envelope(type, eventId, correlationId, causationId, mode, SCHEMA_VERSION);
    }
}
