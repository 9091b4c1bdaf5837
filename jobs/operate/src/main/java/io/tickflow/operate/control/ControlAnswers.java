package io.tickflow.operate.control;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.operate.OperationException;
import io.tickflow.settings.DeskAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Answers of a running desk and its sink to a command. */
public final class ControlAnswers {

    private static final Duration POLL = Duration.ofMillis(100);

    private ControlAnswers() {}

    /**
     * Waits for answers to a recorded command.
     *
     * @param expected number of answers after which it waits no longer
     * @return the answers that came in {@code wait}
     * @throws OperationException if Kafka cannot be read
     */
    public static List<Control> await(
            KafkaConfig kafka, AppendedRecord command, int expected, Duration wait) {
        List<Control> answers = new ArrayList<>();
        long deadlineNanos = System.nanoTime() + wait.toNanos();
        try (var consumer = open(kafka)) {
            var partition = new TopicPartition(command.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, command.offset() + 1);
            while (answers.size() < expected && System.nanoTime() < deadlineNanos) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    take(found, command.eventId(), answers);
                }
            }
        } catch (KafkaException e) {
            throw OperationException.failed("the answers cannot be read: " + e.getMessage(), e);
        }
        return answers;
    }

    /**
     * Goes the way of a command without sending one: writes an event to memory only, and reads the
     * newest command as if its answers were awaited. The first time in a process takes several
     * times as long as the next; this is that first time.
     *
     * @param wait longest wait for the newest command
     * @throws KafkaException if Kafka cannot be read
     */
    public static void rehearse(DeskAddress desk, Duration wait) {
        byte[] unsent =
                EventTypes.CONTROL.encode(
                        Control.onSymbol(
                                "rehearsal",
                                desk.account(),
                                Control.Command.HALT,
                                "rehearsal",
                                "never sent",
                                ""),
                        desk.deployment());
        var partition = new TopicPartition(EventTypes.CONTROL.topic(), 0);
        take(new ConsumerRecord<>(partition.topic(), 0, 0, unsent, unsent), "", new ArrayList<>());
        try (var consumer = open(desk.kafka())) {
            List<TopicPartition> all = List.of(partition);
            consumer.assign(all);
            long end = consumer.endOffsets(all, wait).getOrDefault(partition, 0L);
            consumer.seek(partition, Math.max(0, end - 1));
            for (ConsumerRecord<byte[], byte[]> found : consumer.poll(wait)) {
                take(found, "", new ArrayList<>());
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> open(KafkaConfig kafka) {
        return new KafkaConsumer<>(
                properties(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> found, String controlId, List<Control> answers) {
        if (found.value() == null) {
            return;
        }
        try {
            Control control = EventTypes.CONTROL.decode(found.value()).body();
            if (control.answerTo().equals(controlId)) {
                answers.add(control);
            }
        } catch (IOException e) {
            // The desk takes an unreadable control for a halt and raises the alarm.
            return;
        }
    }

    private static Map<String, Object> properties(KafkaConfig kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }
}
