package io.tickflow.operate.observe;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.Mode;
import io.tickflow.core.market.Tick;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.readmodel.ReadModel;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.kafka.EventTail;
import io.tickflow.operate.kafka.GroupLags;
import io.tickflow.operate.kafka.NewestEvents;
import io.tickflow.operate.kafka.OwnEvents;
import io.tickflow.operate.kafka.RawRecords;
import io.tickflow.operate.kafka.StampedEvent;
import io.tickflow.operate.kafka.TopicTail;
import io.tickflow.operate.observe.KafkaView.NewestPrediction;
import io.tickflow.operate.observe.KafkaView.SignalRate;
import io.tickflow.operate.observe.KafkaView.SymbolTick;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Probes Kafka for the ends of all topics and the committed offsets of groups. */
public final class KafkaObserver {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SIGNAL_WINDOW = Duration.ofMinutes(5);
    private static final int TICKS_MAX = 1_000;
    private static final int PREDICTIONS_MAX = 80;

    /** Of each partition; the predictions of other deployments lie between. */
    private static final int PREDICTIONS_READ_MAX = 1_000;

    private static final int SIGNALS_MAX = 5_000;
    private static final int ORDERS_MAX = 5_000;
    private static final int EXECUTIONS_MAX = 20_000;
    private static final int CONTROLS_MAX = 1_000;

    /** Reads all records, as an old opening still determines void verdicts. */
    private static final int LEASES_MAX = Integer.MAX_VALUE;

    private final KafkaConfig kafka;
    private final String feedTopic;
    private final TickDecoder decoder;
    private final OwnEvents own;
    private final long nowMillis;

    /** Creates an observer of the deployment {@code own}, which connects at the probe. */
    public KafkaObserver(
            KafkaConfig kafka, String feedTopic, FeedClock clock, OwnEvents own, long nowMillis) {
        this.kafka = kafka;
        this.own = own;
        this.feedTopic = feedTopic;
        this.decoder = new TickDecoder(clock);
        this.nowMillis = nowMillis;
    }

    /**
     * Reads.
     *
     * @throws OperationException if Kafka does not answer
     */
    public KafkaView observe() {
        try (var tail = new TopicTail(kafka, TIMEOUT);
                var lags = new GroupLags(kafka, TIMEOUT, tail)) {
            List<SymbolTick> feed = feed(tail);
            var events = new NewestEvents(tail, own);
            NewestPrediction prediction = prediction(events);
            EventTail<Signal> signals = events.read(EventTypes.SIGNALS, SIGNALS_MAX);
            EventTail<OrderDecision> orders =
                    events.read(EventTypes.ORDERS, ORDERS_MAX, OrderDecision::account);
            ReadModel model = trades(events, orders);
            // Before the controls: they are addressed to an account, whatever its mode.
            Mode mode = events.mode();
            addControls(events, model);
            return new KafkaView(
                    mode,
                    feed,
                    prediction,
                    rate(signals),
                    UnjudgedCandidates.of(
                            signals.events(),
                            orders.events(),
                            orders.completeFromMillis(),
                            nowMillis),
                    signals.events().stream()
                            .mapToLong(seen -> seen.body().horizonMillis())
                            .max()
                            .orElse(0),
                    model.trades().positions(),
                    model.trades().openOrders(),
                    model.halts().inForce(),
                    model.blocks().inForce(),
                    lags.read());
        } catch (KafkaException e) {
            throw OperationException.failed(
                    "Kafka at " + kafka.bootstrapServers() + " does not answer: " + kafka.reason(e),
                    e);
        }
    }

    private List<SymbolTick> feed(TopicTail tail) {
        Map<String, Long> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : tail.newest(feedTopic, TICKS_MAX)) {
            Tick tick = decoder.decode(RawRecords.of(record)).tick();
            if (tick != null) {
                newest.merge(tick.symbol(), record.timestamp(), Math::max);
            }
        }
        return newest.entrySet().stream()
                .map(entry -> new SymbolTick(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SymbolTick::appendMillis).reversed())
                .toList();
    }

    private @Nullable NewestPrediction prediction(NewestEvents events) {
        List<StampedEvent<Prediction>> all =
                events.read(EventTypes.PREDICTIONS, PREDICTIONS_READ_MAX).events().stream()
                        .filter(seen -> seen.body().role() != PredictionRole.SHADOW)
                        .toList();
        List<StampedEvent<Prediction>> predictions =
                all.subList(Math.max(0, all.size() - PREDICTIONS_MAX), all.size());
        if (predictions.isEmpty()) {
            return null;
        }
        boolean abstained = predictions.stream().allMatch(seen -> seen.body().abstained());
        StampedEvent<Prediction> newest = predictions.get(predictions.size() - 1);
        return new NewestPrediction(
                newest.body().modelId(),
                newest.body().modelVersion(),
                newest.appendMillis(),
                abstained ? predictions.get(0).appendMillis() : null);
    }

    private SignalRate rate(EventTail<Signal> signals) {
        List<StampedEvent<Signal>> recent =
                signals.events().stream()
                        .filter(seen -> nowMillis - seen.appendMillis() <= SIGNAL_WINDOW.toMillis())
                        .toList();
        // A shorter tail is counted over the time that it covers.
        boolean cut = signals.completeFromMillis() > nowMillis - SIGNAL_WINDOW.toMillis();
        long windowMillis =
                cut
                        ? Math.max(1, nowMillis - signals.completeFromMillis())
                        : SIGNAL_WINDOW.toMillis();
        long candidates = recent.stream().filter(seen -> seen.body().candidate()).count();
        return new SignalRate(windowMillis, candidates, recent.size() - candidates, cut);
    }

    private static ReadModel trades(NewestEvents events, EventTail<OrderDecision> orders) {
        var model = new ReadModel();
        EventTail<ExecutionReport> reports =
                events.read(EventTypes.EXECUTIONS, EXECUTIONS_MAX, ExecutionReport::account);
        // Read after the orders, so that every record that voids one of them is present.
        // Heartbeats fill this topic until it is compacted: streamed, not kept.
        events.forEach(EventTypes.LEASES, LEASES_MAX, model::onLease);
        // An order with reports before the tail would appear to have none.
        orders.events().stream()
                .filter(seen -> seen.appendMillis() >= reports.completeFromMillis())
                .forEach(seen -> model.onVerdict(seen.body(), seen.place(), seen.appendMillis()));
        reports.events().forEach(seen -> model.onReport(seen.body(), seen.appendMillis()));
        return model;
    }

    private static void addControls(NewestEvents events, ReadModel model) {
        events.read(EventTypes.CONTROL, CONTROLS_MAX, Control::account)
                .events()
                .forEach(seen -> model.onControl(seen.body(), seen.appendMillis()));
    }
}
