package io.tickflow.cli.cluster;

import io.tickflow.connector.event.EventCodec;
import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.kafka.Topics;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What became of ticks: feature vectors and dead letters, as the topics have them. One thread. */
final class DecisionLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final EventCodec<FeatureVector> featureCodec = EventCodecs.features(Mode.DEMO);
    private final EventCodec<DeadLetter> letterCodec = EventCodecs.deadLetters(Mode.DEMO);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final List<FeatureVector> vectors = new ArrayList<>();
    private final Set<Place> used = new HashSet<>();
    private final Set<Place> refused = new HashSet<>();

    private record Place(int partition, long offset) {}

    DecisionLog(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        for (String topic : List.of(Topics.FEATURES, Topics.DEAD_LETTERS)) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to where the topics end now. */
    void read() throws IOException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.topic().equals(Topics.FEATURES)) {
                    FeatureVector vector = featureCodec.decode(record.value());
                    vectors.add(vector);
                    used.add(new Place(vector.partition(), vector.offset()));
                } else {
                    DeadLetter letter = letterCodec.decode(record.value());
                    refused.add(new Place(letter.partition(), letter.offset()));
                }
            }
        }
    }

    /** Number of ticks that were decided on. */
    long places() {
        Set<Place> all = new HashSet<>(used);
        all.addAll(refused);
        return all.size();
    }

    /** Ticks that were both used and refused: none, if all is well. */
    Set<?> usedAndRefused() {
        Set<Place> both = new HashSet<>(used);
        both.retainAll(refused);
        return both;
    }

    /** Vectors of a symbol in the order of the topic, repetitions included. */
    List<FeatureVector> vectors(String symbol) {
        return vectors.stream().filter(vector -> vector.symbol().equals(symbol)).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
