package io.tickflow.connector.event;

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
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.VenueMessage;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;
import io.tickflow.model.contract.Prediction;
import java.util.List;
import java.util.Optional;

/** Catalogue of the public events, one row each. */
public final class EventTypes {

    /** Features of one decision. */
    public static final EventType<FeatureVector> FEATURES = DecisionEvents.FEATURES;

    /** Answer of a model to one decision. */
    public static final EventType<Prediction> PREDICTIONS = DecisionEvents.PREDICTIONS;

    /** Change of the circuit breaker of a member. */
    public static final EventType<BreakerChange> BREAKERS = DecisionEvents.BREAKERS;

    /** Candidate for a trade, or the veto against it. */
    public static final EventType<Signal> SIGNALS = DecisionEvents.SIGNALS;

    /** Market in the time after a decision. */
    public static final EventType<MeasuredOutcome> OUTCOMES = DecisionEvents.OUTCOMES;

    /** Fall of a model's accuracy below the threshold, or its recovery. */
    public static final EventType<AccuracyChange> ACCURACY = DecisionEvents.ACCURACY;

    /** Verdict of a desk on one leg. */
    public static final EventType<OrderDecision> ORDERS = DeskEvents.ORDERS;

    /** Reported state of one order. */
    public static final EventType<ExecutionReport> EXECUTIONS = DeskEvents.EXECUTIONS;

    /** Message between a sink and its venue. */
    public static final EventType<VenueMessage> VENUE_MESSAGES = DeskEvents.VENUE_MESSAGES;

    /** Command of an operator. */
    public static final EventType<Control> CONTROL = DeskEvents.CONTROL;

    /** Beginning of a canary, promotion or withdrawal of its challenger. */
    public static final EventType<CanaryControl> CANARY = ModelEvents.CANARY;

    /** Change of the right to trade an account. */
    public static final EventType<LeaseChange> LEASES = DeskEvents.LEASES;

    /** State of a symbol, once an hour of market time. */
    public static final EventType<StateAnchor> ANCHORS = FeedEvents.ANCHORS;

    /** Gap or contradiction of the feed. */
    public static final EventType<FeedEvent> FEED = FeedEvents.FEED;

    /** Publication of a bundle in the registry. */
    public static final EventType<ModelPublished> MODELS = ModelEvents.MODELS;

    /** Move of an alias of the registry. */
    public static final EventType<ModelAliasChanged> ALIASES = ModelEvents.ALIASES;

    /** End of a training. */
    public static final EventType<ModelTrainingCompleted> TRAININGS = ModelEvents.TRAININGS;

    /** Unusable record, with the reason. */
    public static final EventType<DeadLetter> DEAD_LETTERS = FeedEvents.DEAD_LETTERS;

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
}
