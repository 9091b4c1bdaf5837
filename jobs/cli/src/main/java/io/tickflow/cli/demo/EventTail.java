package io.tickflow.cli.demo;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.operate.kafka.RawRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the small event topics from their start on its own thread and updates {@link EventCounts}.
 */
final class EventTail implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of(
                    EventTypes.SIGNALS.topic(),
                    EventTypes.ORDERS.topic(),
                    EventTypes.EXECUTIONS.topic(),
                    EventTypes.LEASES.topic(),
                    EventTypes.DEAD_LETTERS.topic());
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final EventCounts counts = new EventCounts();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    EventTail(String bootstrapServers) {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        consumer =
                new KafkaConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (String topic : TOPICS) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::follow, "demo-event-tail");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Queries the present counts.
     *
     * @throws RuntimeException the failure that has ended reading
     */
    <R> R ask(Function<EventCounts, R> question) {
        RuntimeException trouble = failure;
        if (trouble != null) {
            throw trouble;
        }
        synchronized (counts) {
            return question.apply(counts);
        }
    }

    private void follow() {
        try {
            while (!closed) {
                var records = consumer.poll(POLL);
                synchronized (counts) {
                    records.forEach(this::apply);
                }
            }
        } catch (WakeupException e) {
            // Thrown only after close().
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            consumer.close();
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            String topic = record.topic();
            byte[] value = record.value();
            if (topic.equals(EventTypes.SIGNALS.topic())) {
                counts.onSignal(EventTypes.SIGNALS.decode(value).body(), record.timestamp());
            } else if (topic.equals(EventTypes.ORDERS.topic())) {
                counts.onOrder(
                        EventTypes.ORDERS.decode(value).body(),
                        RawRecords.placeOf(record),
                        record.timestamp());
            } else if (topic.equals(EventTypes.EXECUTIONS.topic())) {
                counts.onReport(EventTypes.EXECUTIONS.decode(value).body(), record.timestamp());
            } else if (topic.equals(EventTypes.LEASES.topic())) {
                counts.onLease(EventTypes.LEASES.decode(value).body());
            } else if (topic.equals(EventTypes.DEAD_LETTERS.topic())) {
                counts.onDeadLetter(EventTypes.DEAD_LETTERS.decode(value).body());
            } else {
                throw new IllegalStateException("not subscribed: " + topic);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an event of our own cannot be read", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
