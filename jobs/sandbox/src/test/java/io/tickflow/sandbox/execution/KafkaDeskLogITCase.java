package io.tickflow.sandbox.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.Control.Command;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.testkit.TestDeployments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay of the log by a desk and its sink at their start, from a real broker. */
class KafkaDeskLogITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final byte[] GARBAGE = "{\"account\":".getBytes(UTF_8);

    private static ScratchFolder directory;
    private static KafkaBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = ScratchFolder.create(parent, false);
        broker = KafkaBroker.start(directory);
        new TopicCheck(broker.bootstrapServers(), TIMEOUT).run(TopicCatalogue.bundled(), true);
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        broker.close();
        directory.close();
    }

    @Test
    void shouldReadPastAndSkipUnreadableRecords() throws Exception {
        OrderDecision entry = TestOrders.entry("k1");
        ExecutionReport sent = ExecutionReport.ofSink(entry, OrderState.SENT, "", 1);
        var halt = new Control("c1", TestOrders.ACCOUNT, Command.HALT, "ops", "before the start");
        append(EventTypes.ORDERS.topic(), GARBAGE);
        append(EventTypes.ORDERS.topic(), EventTypes.ORDERS.encode(entry, TestDeployments.DEMO));
        append(EventTypes.EXECUTIONS.topic(), GARBAGE);
        append(
                EventTypes.EXECUTIONS.topic(),
                EventTypes.EXECUTIONS.encode(sent, TestDeployments.DEMO));
        append(EventTypes.CONTROL.topic(), EventTypes.CONTROL.encode(halt, TestDeployments.DEMO));
        append(EventTypes.CONTROL.topic(), GARBAGE);
        OrderLogConfig config = OrderLogConfig.on(broker.bootstrapServers());

        var desk = new RecordingReader();
        LogPosition end = new KafkaDeskLog(config, Mode.DEMO).read(LogPosition.START, desk);
        List<OrderDecision> verdicts = new ArrayList<>();
        List<ExecutionReport> reports = new ArrayList<>();
        try (var log = KafkaOrderLog.open(config, TestDeployments.DEMO)) {
            log.replay(TestOrders.ACCOUNT, verdicts::add, reports::add);
        }

        assertThat(desk.read)
                .containsExactly(
                        "unread tickflow.orders-0@0",
                        entry,
                        "unread tickflow.executions-0@0",
                        sent,
                        halt,
                        "unread tickflow.control-0@1");
        assertThat(end).isEqualTo(new LogPosition(2, 2, 2));
        assertThat(verdicts).containsExactly(entry);
        assertThat(reports).containsExactly(sent);
    }

    private static void append(String topic, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, TestOrders.ACCOUNT.getBytes(UTF_8), value)).get();
    }
}
