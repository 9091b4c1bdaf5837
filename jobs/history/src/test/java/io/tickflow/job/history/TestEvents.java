package io.tickflow.job.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.Tick;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.order.VenueMessage;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.OrderBuilder;
import io.tickflow.testkit.builder.PredictionBuilder;
import io.tickflow.testkit.builder.SignalBuilder;
import io.tickflow.testkit.builder.VectorBuilder;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One event of each type for each number. */
final class TestEvents {

    /** 2014-05-01T00:00:00Z. */
    private static final long START_MILLIS = 1_398_902_400_000L;

    private static final String SYMBOL = "EURUSD";
    private static final long EPOCH = 4;

    private final FeatureSchema features;

    TestEvents(FeatureSchema features) {
        this.features = features;
    }

    static String decisionId(int number) {
        return String.format("%032x", number);
    }

    /** Feature i of event n is n + i / 1000; the first one is NaN. */
    FeatureVector vector(int number) {
        float[] values = new float[features.size()];
        for (int i = 0; i < features.size(); i++) {
            values[i] = i == 0 ? Float.NaN : number + i / 1e3f;
        }
        return VectorBuilder.vector(decisionId(number))
                .symbol(SYMBOL)
                .at(START_MILLIS + number)
                .quote(1.1 + step(number), 1.2 + step(number))
                .values(values)
                .featureHash("00000000000000ff")
                .quality(1)
                .record(3, number)
                .appendedAt(START_MILLIS + number)
                .schema(features.hash())
                .settled(7)
                .build();
    }

    /** Moves the quote up and down, but for that of event 7. */
    private static double step(int number) {
        return (number + 94) * 37 % 101 / 1e4;
    }

    void sendAll(Producer<String, byte[]> producer, int from, int to) {
        for (int n = from; n < to; n++) {
            send(producer, EventTypes.FEATURES, vector(n));
            send(producer, EventTypes.PREDICTIONS, prediction(n));
            send(producer, EventTypes.BREAKERS, breakerChange(n));
            send(producer, EventTypes.SIGNALS, signal(n));
            send(producer, EventTypes.ACCURACY, accuracyChange(n));
            OrderDecision order = order(n);
            send(producer, EventTypes.ORDERS, order, EPOCH);
            send(
                    producer,
                    EventTypes.EXECUTIONS,
                    ExecutionReport.ofSink(order, OrderState.EXPIRED, "late", START_MILLIS));
            send(producer, EventTypes.VENUE_MESSAGES, venueMessage(n));
            send(producer, EventTypes.LEASES, lease(LeaseChange.State.HELD, n));
            send(producer, EventTypes.LEASES, lease(LeaseChange.State.OPENED, n));
            send(producer, EventTypes.CONTROL, control(n));
            send(producer, EventTypes.DEAD_LETTERS, deadLetter(n));
            send(producer, EventTypes.ANCHORS, anchor(n));
            send(producer, EventTypes.FEED, feedEvent(n));
            send(producer, EventTypes.TRAININGS, training(n));
            send(producer, EventTypes.MODELS, published(n));
            send(producer, EventTypes.ALIASES, aliasChange(n));
            sendToFeed(
                    producer,
                    "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":1.1,\"ask\":1.2,\"flags\":6}"
                            .formatted(SYMBOL, START_MILLIS + n));
        }
    }

    /** Sends a record of the bridge. */
    static void sendToFeed(Producer<String, byte[]> producer, String json) {
        var unused =
                producer.send(new ProducerRecord<>(Topics.TICKS, SYMBOL, json.getBytes(UTF_8)));
    }

    /** Sends the prediction of a shadow on the decision of the other events of {@code number}. */
    static void sendShadow(Producer<String, byte[]> producer, int number) {
        send(
                producer,
                EventTypes.PREDICTIONS,
                PredictionBuilder.prediction(decisionId(number))
                        .symbol(SYMBOL)
                        .at(START_MILLIS + number)
                        .role(PredictionRole.SHADOW)
                        .probability(0.75f)
                        .build());
    }

    static Prediction prediction(int number) {
        return PredictionBuilder.prediction(decisionId(number))
                .symbol(SYMBOL)
                .at(START_MILLIS + number)
                .abstained()
                .build();
    }

    static Signal signal(int number) {
        return SignalBuilder.signal(decisionId(number))
                .symbol(SYMBOL)
                .at(START_MILLIS + number)
                .ordinal(number)
                .vetoed(SignalReason.WIDE_SPREAD)
                .appendedAt(START_MILLIS + number)
                .build();
    }

    static OrderDecision order(int number) {
        return OrderBuilder.order(decisionId(number), Leg.EXIT)
                .account("paper")
                .symbol(SYMBOL)
                .at(START_MILLIS + number)
                .clOrdId("c" + number)
                .decidedAt(START_MILLIS + number)
                .build();
    }

    /** Of another account than the orders. */
    static LeaseChange lease(LeaseChange.State state, int number) {
        return new LeaseChange("other", state, number, "desk", 5_000, 3, START_MILLIS + number);
    }

    static DeadLetter deadLetter(int number) {
        return new DeadLetter(
                DeadLetterCode.NOT_JSON,
                "it's no JSON",
                "",
                0,
                "mt5.ticks",
                1,
                number,
                "\n\n\n{ä",
                6,
                0xFFFFFFFFL);
    }

    StateAnchor anchor(int number) {
        return new StateAnchor(
                decisionId(number),
                SYMBOL,
                START_MILLIS + number,
                0,
                features.hash(),
                3,
                number,
                Map.of("gate", new byte[] {(byte) number}, "gaps", new byte[0]));
    }

    static BreakerChange breakerChange(int number) {
        return new BreakerChange(
                decisionId(number),
                SYMBOL,
                START_MILLIS + number,
                "m",
                "1",
                "direction.xgboost",
                2,
                BreakerState.CLOSED,
                BreakerState.OPEN,
                Absence.LATE,
                5,
                1_000,
                START_MILLIS + number);
    }

    static AccuracyChange accuracyChange(int number) {
        return new AccuracyChange(
                decisionId(number),
                SYMBOL,
                START_MILLIS + number,
                "m",
                "1",
                "CHAMPION",
                "direction.xgboost",
                AccuracyChange.State.LOW,
                0.5,
                0.4,
                0.61,
                200,
                0.6,
                1_000);
    }

    static Control control(int number) {
        return Control.onSymbol(
                "k" + number, "paper", Control.Command.HALT, "ann@desk", "news", SYMBOL);
    }

    static VenueMessage venueMessage(int number) {
        return new VenueMessage(
                "a1/1/" + number,
                "a1",
                START_MILLIS + number,
                VenueMessage.Direction.SENT,
                "D",
                number,
                "c" + number,
                "8=FIX.4.4|35=D|34=%d|11=c%d|".formatted(number, number));
    }

    static FeedEvent feedEvent(int number) {
        return FeedEvent.gap(
                new Tick(SYMBOL, START_MILLIS + number, 1.1, 1.2, Double.NaN, 0, 6, 1, number, 0),
                61_000);
    }

    static ModelTrainingCompleted training(int number) {
        return new ModelTrainingCompleted(
                "e" + number,
                number,
                "m",
                "2",
                "d",
                "sm_N5",
                START_MILLIS,
                START_MILLIS + 1,
                100,
                60_000,
                0.61,
                Double.NaN,
                "ann@desk",
                START_MILLIS + number);
    }

    static ModelPublished published(int number) {
        return new ModelPublished(
                "e" + number, number, "m", "2", "d", 3, 700, "ann@desk", START_MILLIS + number);
    }

    static ModelAliasChanged aliasChange(int number) {
        return new ModelAliasChanged(
                "e" + number,
                number,
                "m",
                "champion",
                "2",
                "d",
                "1",
                "better",
                "ann@desk",
                START_MILLIS + number);
    }

    private static <T> void send(Producer<String, byte[]> producer, EventType<T> type, T event) {
        send(producer, type, event, OrderEpochs.NONE);
    }

    private static <T> void send(
            Producer<String, byte[]> producer, EventType<T> type, T event, long epoch) {
        var record =
                new ProducerRecord<>(
                        type.topic(), SYMBOL, type.encode(event, TestDeployments.DEMO));
        EpochHeader.write(record.headers(), epoch);
        var unused = producer.send(record);
    }
}
