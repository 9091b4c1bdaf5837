package io.tickflow.sandbox.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.InvalidTopicsException;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.TopicSpec;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all methods: a start takes seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaBrokerITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ScratchFolder directory;
    private final KafkaBroker broker;

    KafkaBrokerITCase(@TempDir Path parent) {
        this.directory = ScratchFolder.create(parent, false);
        this.broker = KafkaBroker.start(directory);
    }

    @AfterAll
    void close() {
        broker.close();
        directory.close();
        assertThat(broker.isAlive()).isFalse();
        assertThat(directory.root()).doesNotExist();
    }

    @Test
    @Order(1)
    void shouldCreateTopicsOnlyWhenAsked() {
        var check = new TopicCheck(broker.bootstrapServers(), TIMEOUT);
        var catalogue = TopicCatalogue.bundled();

        assertThatThrownBy(() -> check.run(catalogue, false))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContaining("mt5.ticks: does not exist")
                .hasMessageContaining("tickflow.deadletters: does not exist");
        assertThat(check.run(catalogue, true))
                .containsExactlyElementsOf(
                        catalogue.topics().stream().map(TopicSpec::name).toList());
        assertThat(check.run(catalogue, true)).isEmpty();
        assertThat(check.run(catalogue, false)).isEmpty();
    }

    @Test
    @Order(2)
    void shouldKeepItsRecordsAcrossKillAndRestart() throws Exception {
        produce(IntStream.range(0, 100).mapToObj(i -> "before " + i).toList());
        long pid = broker.pid();

        broker.kill();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        broker.restart();
        produce(List.of("after"));

        assertThat(consume(101)).hasSize(101).startsWith("before 0").endsWith("after");

        broker.restart();

        assertThat(consume(101)).hasSize(101);
    }

    @Test
    @Order(3)
    void shouldRefuseTopicThatContradictsCatalogue() throws Exception {
        TopicSpec orders = TopicCatalogue.bundled().topic(EventTypes.ORDERS.topic());
        var other =
                new TopicSpec(
                        "other.topic",
                        orders.key(),
                        3,
                        orders.retentionMillis(),
                        orders.cleanup(),
                        orders.timestampType(),
                        orders.maxMessageBytes(),
                        orders.writer(),
                        orders.readers(),
                        orders.description());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("other.topic", 2, (short) 1))).all().get();
        }

        assertThatThrownBy(
                        () ->
                                new TopicCheck(broker.bootstrapServers(), TIMEOUT)
                                        .run(new TopicCatalogue(List.of(other)), true))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContaining("other.topic: partitions is 2, the catalogue says 3")
                .hasMessageContaining("other.topic: retention.ms is 604800000")
                .hasMessageContaining("other.topic: message.timestamp.type is CreateTime");
    }

    @Test
    @Order(4)
    void shouldAcceptAnyFeedWhenKafkaStampsIt() throws Exception {
        var check = new TopicCheck(broker.bootstrapServers(), TIMEOUT);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("their.ticks", 7, (short) 1)
                                            .configs(
                                                    Map.of(
                                                            "message.timestamp.type",
                                                            "LogAppendTime")),
                                    new NewTopic("written.ticks", 7, (short) 1)))
                    .all()
                    .get();
        }

        assertThatCode(() -> check.feed("their.ticks")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.feed("written.ticks"))
                .isInstanceOf(InvalidTopicsException.class)
                .hasMessageContaining("message.timestamp.type is CreateTime");
        assertThatThrownBy(() -> check.feed("no.ticks")).hasMessageContaining("no.ticks");
    }

    @Test
    @Order(5)
    void shouldFailInOneLineWhenPortIsTaken(@TempDir Path parent) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var second = ScratchFolder.create(parent, false)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> KafkaBroker.start(second, port))
                    .isInstanceOf(ProcessException.class)
                    .hasMessage("port " + port + " on 127.0.0.1 is taken: Kafka cannot start");
        }
    }

    /** The build names a folder for archives, and this broker was started three times. */
    @Test
    @Order(6)
    void shouldMapClassesThatFirstStartRecorded() {
        assumeTrue(
                !System.getProperty("tickflow.child.archives", "").isEmpty(),
                "no folder for archives of classes");
        Path maps = Path.of("/proc", Long.toString(broker.pid()), "maps");
        assumeTrue(Files.exists(maps), "no " + maps + " here");

        assertThat(maps).content().contains("KafkaBrokerMain-");
    }

    private void produce(List<String> values) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(EventTypes.SIGNALS.topic(), "EURUSD", value))
                        .get();
            }
        }
    }

    private List<String> consume(int count) {
        List<String> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partition = new TopicPartition(EventTypes.SIGNALS.topic(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (values.size() < count && System.nanoTime() - deadline < 0) {
                for (ConsumerRecord<String, String> record : consumer.poll(TIMEOUT)) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
