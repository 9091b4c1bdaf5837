package io.tickflow.connector.canary;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.ValueExcerpt;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryLog;
import io.tickflow.core.event.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of controls, of one partition, from its start. A record of another deployment is
 * skipped; one that is no control is logged and skipped, so that it stops no job.
 */
final class KafkaCanaryTail implements CanaryLog.Tail {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCanaryTail.class);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Deployment deployment;
    private final Duration timeout;
    private boolean assigned;
    private long position;

    KafkaCanaryTail(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Deployment deployment,
            Duration timeout) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.deployment = deployment;
        this.timeout = timeout;
    }

    @Override
    public void readToEnd(CanaryLog.Reader reader) throws IOException {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        try {
            begin();
            long end = consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L);
            while (consumer.position(partition, timeout) < end) {
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw new IOException(
                            "%s was not read to its end %d in %d ms"
                                    .formatted(partition.topic(), end, timeout.toMillis()));
                }
                poll(reader);
            }
            position = consumer.position(partition, timeout);
        } catch (InterruptException e) {
            throw new IOException("interrupted", e);
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void readOn(CanaryLog.Reader reader) throws IOException {
        try {
            begin();
            poll(reader);
            position = consumer.position(partition, timeout);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    private void begin() throws IOException {
        if (assigned) {
            return;
        }
        int partitions = consumer.partitionsFor(partition.topic(), timeout).size();
        if (partitions != 1) {
            throw new IOException(
                    "topic %s has %d partitions instead of one. Maybe it is missing: create it with"
                                    .formatted(partition.topic(), partitions)
                            + " bin/tickflow topics create");
        }
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        assigned = true;
    }

    private void poll(CanaryLog.Reader reader) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
            if (found.value() == null) {
                continue;
            }
            try {
                Event<CanaryControl> event = EventTypes.CANARY.decode(found.value());
                if (deployment.equals(event.envelope().deployment())) {
                    reader.onControl(event.body());
                }
            } catch (IOException e) {
                LOG.warn(
                        "Skipped a record that is no control of a canary: {} offset {}: {}",
                        partition,
                        found.offset(),
                        ValueExcerpt.of(found.value()),
                        e);
            }
        }
    }

    private IOException unreadable(KafkaException e) {
        return new IOException(partition.topic() + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        // Kafka's close fails on an interrupted thread.
        boolean interrupted = Thread.interrupted();
        consumer.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
