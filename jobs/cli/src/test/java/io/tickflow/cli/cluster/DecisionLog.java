package io.tickflow.cli.cluster;

import io.tickflow.cli.local.EventDigest;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Outcome of ticks by the event topics. The topics may say a thing twice; here it counts once, and
 * what they say differently the second time is a contradiction. One thread.
 */
final class DecisionLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final List<String> TOPICS =
            List.of(
                    EventTypes.FEATURES.topic(),
                    EventTypes.PREDICTIONS.topic(),
                    EventTypes.SIGNALS.topic(),
                    EventTypes.DEAD_LETTERS.topic());

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<Integer, BitSet> used = new HashMap<>();
    private final Map<Integer, BitSet> refused = new HashMap<>();
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, Judgement> judgements = new HashMap<>();
    private final Set<String> scored = new HashSet<>();
    private final Map<String, Integer> repetitions = new HashMap<>();
    private final Set<String> contradictions = new HashSet<>();

    private final String pipeline;

    private record Decision(String symbol, String featureHash) {}

    private record Judgement(String side, SignalVerdict verdict, SignalReason reason) {}

    private DecisionLog(String bootstrapServers, String pipeline) {
        this.pipeline = pipeline;
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        for (String topic : TOPICS) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
    }

    /** Everything that the topics have. */
    static DecisionLog fromStart(String bootstrapServers) {
        return fromStart(bootstrapServers, "");
    }

    /** Everything that one pipeline has written to the topics. */
    static DecisionLog fromStart(String bootstrapServers, String pipeline) {
        var log = new DecisionLog(bootstrapServers, pipeline);
        log.consumer.seekToBeginning(log.partitions);
        return log;
    }

    /** Log of the records that the topics get from now on. */
    static DecisionLog fromNow(String bootstrapServers) {
        var log = new DecisionLog(bootstrapServers, "");
        log.consumer.endOffsets(log.partitions).forEach(log.consumer::seek);
        return log;
    }

    /** Reads on to where the topics end now. */
    void read() throws IOException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record.topic(), record.value());
            }
        }
    }

    private void take(String topic, byte[] value) throws IOException {
        if (topic.equals(EventTypes.FEATURES.topic())) {
            Event<FeatureVector> event = EventTypes.FEATURES.decode(value);
            if (wanted(event)) {
                take(event.body());
            }
        } else if (topic.equals(EventTypes.PREDICTIONS.topic())) {
            Event<Prediction> event = EventTypes.PREDICTIONS.decode(value);
            if (wanted(event) && event.body().role() != PredictionRole.SHADOW) {
                scored.add(event.body().decisionId());
            }
        } else if (topic.equals(EventTypes.SIGNALS.topic())) {
            Event<Signal> event = EventTypes.SIGNALS.decode(value);
            if (wanted(event)) {
                take(event.body());
            }
        } else if (topic.equals(EventTypes.DEAD_LETTERS.topic())) {
            Event<DeadLetter> event = EventTypes.DEAD_LETTERS.decode(value);
            if (wanted(event)) {
                mark(refused, event.body().partition(), event.body().offset());
            }
        } else {
            throw new IllegalStateException("not subscribed: " + topic);
        }
    }

    private void take(FeatureVector vector) {
        mark(used, vector.partition(), vector.offset());
        var decision = new Decision(vector.symbol(), vector.featureHash());
        if (repeats(decisions, vector.decisionId(), decision)) {
            repetitions.merge(vector.symbol(), 1, Integer::sum);
        }
    }

    private void take(Signal signal) {
        var judgement = new Judgement(signal.side().name(), signal.verdict(), signal.reason());
        var unused = repeats(judgements, signal.decisionId(), judgement);
    }

    private boolean wanted(Event<?> event) {
        return pipeline.isEmpty() || event.envelope().pipeline().equals(pipeline);
    }

    private <T> boolean repeats(Map<String, T> known, String decisionId, T result) {
        T before = known.putIfAbsent(decisionId, result);
        if (before != null && !before.equals(result)) {
            contradictions.add(decisionId + " was " + before + " and is " + result);
        }
        return before != null;
    }

    private static void mark(Map<Integer, BitSet> places, int partition, long offset) {
        places.computeIfAbsent(partition, p -> new BitSet()).set(Math.toIntExact(offset));
    }

    /** Number of ticks that were used. */
    long usedCount() {
        return count(used);
    }

    /** Number of ticks that were refused. */
    long refusedCount() {
        return count(refused);
    }

    private static long count(Map<Integer, BitSet> places) {
        return places.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    /** True if a tick was both used and refused, which is an error. */
    boolean usedAndRefused() {
        return used.entrySet().stream()
                .anyMatch(
                        place ->
                                place.getValue()
                                        .intersects(
                                                refused.getOrDefault(
                                                        place.getKey(), new BitSet())));
    }

    /** Decisions on a symbol. */
    Set<String> decisions(String symbol) {
        return decisions.entrySet().stream()
                .filter(decision -> decision.getValue().symbol().equals(symbol))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Number of all decisions. */
    int decisionCount() {
        return decisions.size();
    }

    /** Number of decisions that have a prediction. */
    int scoredCount() {
        return scored.size();
    }

    /** Number of decisions that have a signal, or the veto against it. */
    int signalCount() {
        return judgements.size();
    }

    /** Number of a symbol's vectors that the topic holds another time. */
    int repetitions(String symbol) {
        return repetitions.getOrDefault(symbol, 0);
    }

    /** Number of vectors that the topic holds another time. */
    int repetitions() {
        return repetitions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Decisions that were made twice, and differently: none, if all is well. */
    Set<String> contradictions() {
        return contradictions;
    }

    /** Number of signals with this verdict. */
    long signals(SignalVerdict verdict) {
        return judgements.values().stream().filter(j -> j.verdict() == verdict).count();
    }

    /** Decisions that the desk is to decide on. */
    Set<String> candidates() {
        return judgements.entrySet().stream()
                .filter(judgement -> judgement.getValue().verdict() == SignalVerdict.CANDIDATE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Digest of the features, as a report of the demo has it. */
    String featuresDigest() {
        var digest = new EventDigest();
        new TreeMap<>(decisions).forEach((id, it) -> digest.add(id, it.featureHash()));
        return digest.hex();
    }

    /** Digest of the signals, as a report of the demo has it. */
    String signalsDigest() {
        var digest = new EventDigest();
        new TreeMap<>(judgements)
                .forEach((id, it) -> digest.add(id, it.side(), it.verdict().name()));
        return digest.hex();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
