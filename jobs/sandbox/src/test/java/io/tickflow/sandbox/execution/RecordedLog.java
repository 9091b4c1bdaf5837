package io.tickflow.sandbox.execution;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the order log on from where it was read before. One thread. */
final class RecordedLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final List<OrderDecision> decisions = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions =
            List.of(
                    new TopicPartition(EventTypes.ORDERS.topic(), 0),
                    new TopicPartition(EventTypes.EXECUTIONS.topic(), 0));

    /** Epoch of the last decision, as its record carries it. */
    private long lastEpoch;

    RecordedLog(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    List<OrderDecision> decisions() {
        readOn();
        return decisions;
    }

    long lastEpoch() {
        readOn();
        return lastEpoch;
    }

    List<ExecutionReport> reports() {
        readOn();
        return reports;
    }

    private void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(POLL).forEach(this::add);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> found) {
        try {
            if (found.topic().equals(EventTypes.ORDERS.topic())) {
                decisions.add(EventTypes.ORDERS.decode(found.value()).body());
                lastEpoch = EpochHeader.read(found.headers());
                if (lastEpoch == OrderEpochs.NONE) {
                    throw new AssertionError("recorded without an epoch");
                }
            } else {
                reports.add(EventTypes.EXECUTIONS.decode(found.value()).body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
