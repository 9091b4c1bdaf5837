package io.tickflow.connector.event;

import io.tickflow.connector.avro.AvroFormat;
import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.canary.CanaryControl;
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
import io.tickflow.core.order.VenueMessage;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.util.List;
import java.util.Optional;

/** Catalogue of the public events, one row each. */
public final class EventTypes {

    /** Features of one decision. */
    public static final EventType<FeatureVector> FEATURES =
            new EventType<>(
                    "FeaturesCalculated",
                    FeatureVector.class,
                    "tickflow.features",
                    new EventKey<>("symbol", FeatureVector::symbol),
                    vector -> decision(vector.decisionId(), "/features", ""),
                    1,
                    AvroFormat.ofFeatures("FeaturesCalculated"));

    /** Answer of a model to one decision. */
    public static final EventType<Prediction> PREDICTIONS =
            new EventType<>(
                    "PredictionGenerated",
                    Prediction.class,
                    "tickflow.predictions",
                    new EventKey<>("symbol", Prediction::symbol),
                    prediction ->
                            decision(
                                    prediction.decisionId(),
                                    predictionOf(prediction.role()),
                                    "/features"),
                    1,
                    AvroFormat.ofPredictions("PredictionGenerated"));

    /** Change of the circuit breaker of a member. */
    public static final EventType<BreakerChange> BREAKERS =
            new EventType<>(
                    "MemberBreakerChanged",
                    BreakerChange.class,
                    "tickflow.scoring",
                    new EventKey<>("member", BreakerChange::member),
                    change -> new EventIds(change.id(), change.decisionId(), ""),
                    1);

    /** Candidate for a trade, or the veto against it. */
    public static final EventType<Signal> SIGNALS =
            new EventType<>(
                    "TradeSignalCreated",
                    Signal.class,
                    "tickflow.signals",
                    new EventKey<>("symbol", Signal::symbol),
                    signal -> decision(signal.decisionId(), "/signal", predictionOf(signal.role())),
                    1);

    /** Market in the time after a decision. */
    public static final EventType<MeasuredOutcome> OUTCOMES =
            new EventType<>(
                    "OutcomeMeasured",
                    MeasuredOutcome.class,
                    "tickflow.outcomes",
                    new EventKey<>("symbol", MeasuredOutcome::symbol),
                    outcome ->
                            decision(
                                    outcome.decisionId(),
                                    "/outcome/" + outcome.horizonMillis(),
                                    "/features"),
                    1);

    /** Fall of a model's accuracy below the threshold, or its recovery. */
    public static final EventType<AccuracyChange> ACCURACY =
            new EventType<>(
                    "AccuracyChanged",
                    AccuracyChange.class,
                    "tickflow.accuracy",
                    new EventKey<>("symbol", AccuracyChange::symbol),
                    change -> new EventIds(change.id(), change.decisionId(), ""),
                    1);

    /** Verdict of a desk on one leg. */
    public static final EventType<OrderDecision> ORDERS =
            new EventType<>(
                    "OrderDecided",
                    OrderDecision.class,
                    "tickflow.orders",
                    new EventKey<>("mode and account", OrderDecision::account, true),
                    order ->
                            new EventIds(
                                    orderEventId(
                                            order.account(),
                                            order.decisionId(),
                                            order.leg(),
                                            order.attempt()),
                                    order.decisionId(),
                                    order.decisionId() + "/signal"),
                    1);

    /** Reported state of one order. */
    public static final EventType<ExecutionReport> EXECUTIONS =
            new EventType<>(
                    "OrderExecuted",
                    ExecutionReport.class,
                    "tickflow.executions",
                    new EventKey<>("mode and account", ExecutionReport::account, true),
                    report ->
                            new EventIds(
                                    report.clOrdId() + '/' + report.execId(),
                                    report.decisionId(),
                                    orderEventId(
                                            report.account(),
                                            report.decisionId(),
                                            report.leg(),
                                            report.attempt())),
                    1);

    /** Message between a sink and its venue. */
    public static final EventType<VenueMessage> VENUE_MESSAGES =
            new EventType<>(
                    "VenueMessagePassed",
                    VenueMessage.class,
                    "tickflow.fix",
                    new EventKey<>("mode and account", VenueMessage::account, true),
                    message -> EventIds.standalone(message.messageId()),
                    1);

    /** Command of an operator. */
    public static final EventType<Control> CONTROL =
            new EventType<>(
                    "ControlChanged",
                    Control.class,
                    "tickflow.control",
                    new EventKey<>("account", Control::account),
                    control -> EventIds.standalone(control.controlId()),
                    1);

    /** Beginning of a canary, promotion or withdrawal of its challenger. */
    public static final EventType<CanaryControl> CANARY =
            new EventType<>(
                    "CanaryControlled",
                    CanaryControl.class,
                    "tickflow.canary",
                    new EventKey<>("challenger", CanaryControl::challengerDigest),
                    control -> EventIds.standalone(control.controlId()),
                    1);

    /** Change of the right to trade an account. */
    public static final EventType<LeaseChange> LEASES =
            new EventType<>(
                    "LeaseChanged",
                    LeaseChange.class,
                    "tickflow.leases",
                    new EventKey<>("kind and account", EventTypes::leaseKey),
                    change -> EventIds.standalone(leaseEventId(change)),
                    1);

    /** State of a symbol, once an hour of market time. */
    public static final EventType<StateAnchor> ANCHORS =
            new EventType<>(
                    "StateAnchor",
                    StateAnchor.class,
                    "tickflow.anchors",
                    new EventKey<>("symbol", StateAnchor::symbol),
                    anchor -> new EventIds(anchor.anchorId(), anchor.decisionId(), ""),
                    1);

    /** Gap or contradiction of the feed. */
    public static final EventType<FeedEvent> FEED =
            new EventType<>(
                    "FeedNoticed",
                    FeedEvent.class,
                    "tickflow.feed",
                    new EventKey<>("symbol", FeedEvent::symbol),
                    event -> EventIds.standalone(event.id()),
                    1);

    /** Publication of a bundle in the registry. */
    public static final EventType<ModelPublished> MODELS =
            new EventType<>(
                    "ModelPublished",
                    ModelPublished.class,
                    "tickflow.models",
                    new EventKey<>("model", ModelPublished::modelId),
                    model -> EventIds.standalone(model.entryId() + "/published"),
                    1);

    /** Move of an alias of the registry. */
    public static final EventType<ModelAliasChanged> ALIASES =
            new EventType<>(
                    "ModelAliasChanged",
                    ModelAliasChanged.class,
                    "tickflow.aliases",
                    new EventKey<>("model", ModelAliasChanged::modelId),
                    change -> EventIds.standalone(change.entryId() + "/alias/" + change.alias()),
                    1);

    /** End of a training. */
    public static final EventType<ModelTrainingCompleted> TRAININGS =
            new EventType<>(
                    "ModelTrainingCompleted",
                    ModelTrainingCompleted.class,
                    "tickflow.trainings",
                    new EventKey<>("model", ModelTrainingCompleted::modelId),
                    training -> EventIds.standalone(training.entryId() + "/training"),
                    1);

    /** Unusable record, with the reason. */
    public static final EventType<DeadLetter> DEAD_LETTERS =
            new EventType<>(
                    "DeadLetter",
                    DeadLetter.class,
                    "tickflow.deadletters",
                    new EventKey<>("symbol", DeadLetter::symbol),
                    letter -> EventIds.standalone(origin(letter)),
                    1);

    /** Every row, from the tick to the end of its order. */
    public static final List<EventType<?>> ALL =
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
                    CONTROL,
                    CANARY,
                    LEASES,
                    ANCHORS,
                    FEED,
                    TRAININGS,
                    MODELS,
                    ALIASES,
                    DEAD_LETTERS);

    private EventTypes() {}

    /**
     * The row of {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventType<?> named(String name) {
        return ALL.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no event " + name));
    }

    /** The row whose events are on {@code topic}. */
    public static Optional<EventType<?>> onTopic(String topic) {
        return ALL.stream().filter(row -> row.topic().equals(topic)).findFirst();
    }

    private static EventIds decision(String decisionId, String event, String cause) {
        return new EventIds(
                decisionId + event, decisionId, cause.isEmpty() ? "" : decisionId + cause);
    }

    /** Keeps predictions of several bundles on one decision apart. */
    private static String predictionOf(PredictionRole role) {
        return switch (role) {
            case CHAMPION -> "/prediction";
            case CHALLENGER -> "/prediction/challenger";
            case SHADOW -> "/prediction/shadow";
        };
    }

    /** Record key of an account's orders and executions, as {@code DEMO/ACCOUNT}. */
    public static String accountKey(Mode mode, String account) {
        return mode.name() + '/' + account;
    }

    /** Account in a record key; earlier releases wrote no mode before it. */
    public static String accountOf(String key) {
        for (Mode mode : Mode.values()) {
            String prefix = accountKey(mode, "");
            if (key.startsWith(prefix)) {
                return key.substring(prefix.length());
            }
        }
        return key;
    }

    /** Derives the id of a verdict by account, as several desks may trade the same decision. */
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

    /**
     * Derives the key of a lease change. Compaction keeps the last record of a key: a claim must
     * outlive the heartbeats of earlier owners, and an opening determines void verdicts as long as
     * there are any.
     */
    private static String leaseKey(LeaseChange change) {
        return switch (change.state()) {
            case CLAIMED -> "claim/" + change.account();
            case HELD, RELEASED -> "held/" + change.account();
            case OPENED -> "opened/" + change.epoch() + '/' + change.account();
        };
    }

    private static String origin(DeadLetter letter) {
        return letter.topic() + '-' + letter.partition() + '-' + letter.offset();
    }
}
