package io.tickflow.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all methods: a start takes seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TickReplayITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TICKS = 20_000;

    private final Path files;
    private final ScratchFolder directory;
    private final KafkaBroker broker;

    TickReplayITCase(@TempDir Path files) {
        this.files = files;
        this.directory = ScratchFolder.create(files, false);
        this.broker = KafkaBroker.start(directory);
        new TopicCheck(broker.bootstrapServers(), TIMEOUT).run(TopicCatalogue.bundled(), true);
    }

    @AfterAll
    void close() {
        directory.close();
    }

    @Test
    void shouldPublishInOrderToOnePartitionPerSymbol() throws IOException {
        Path first = file("EURUSD.a_x.csv", 1, StandardCharsets.UTF_8, "");
        Path second = file("XAUUSD_x.csv", 2, StandardCharsets.UTF_16, "not a tick\n");
        List<ReplayProgress> progress = new ArrayList<>();
        var processed = new AtomicLong();
        ReplayConfig config =
                ReplayConfig.of(List.of(first, second), broker.bootstrapServers(), ReplaySpeed.MAX);

        ReplayResult result =
                new TickReplay(config, () -> processed.addAndGet(700), progress::add).run();

        assertThat(result.complete()).isTrue();
        assertThat(result.published()).isEqualTo(2 * TICKS);
        assertThat(result.publishedBySymbol())
                .isEqualTo(Map.of("EURUSD.a", (long) TICKS, "XAUUSD", (long) TICKS));
        assertThat(result.malformed()).isEqualTo(1);
        assertThat(result.firstMalformed()).singleElement().asString().startsWith("XAUUSD_x.csv:2");
        assertThat(progress.get(progress.size() - 1).fraction()).isEqualTo(1);
        assertPublishedInOrder();
    }

    @Test
    void shouldEndEarlyWhenInterrupted() throws Exception {
        ReplayConfig config =
                ReplayConfig.of(
                        List.of(file("GBPUSD_x.csv", 1, StandardCharsets.UTF_8, "")),
                        broker.bootstrapServers(),
                        ReplaySpeed.MAX);
        List<ReplayResult> results = new ArrayList<>();
        Thread replay =
                new Thread(
                        () ->
                                results.add(
                                        new TickReplay(
                                                        config,
                                                        () -> {
                                                            Thread.currentThread().interrupt();
                                                            return 0;
                                                        },
                                                        progress -> {})
                                                .run()));
        replay.start();
        replay.join(TIMEOUT.toMillis());

        assertThat(results).singleElement().matches(result -> !result.complete());
        assertThat(results.get(0).published()).isEqualTo(config.lagMax());
    }

    @Test
    void shouldSayWhichFileCannotBeRead() {
        ReplayConfig config =
                ReplayConfig.of(
                        List.of(files.resolve("EURUSD_absent.csv")),
                        broker.bootstrapServers(),
                        ReplaySpeed.MAX);

        assertThatThrownBy(() -> new TickReplay(config).run())
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("EURUSD_absent.csv");
    }

    private void assertPublishedInOrder() {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, Set<Integer>> partitions = new HashMap<>();
        for (ConsumerRecord<String, String> record :
                consume(Set.of("EURUSD.a", "XAUUSD"), 2 * TICKS)) {
            values.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record.value());
            partitions
                    .computeIfAbsent(record.key(), key -> new HashSet<>())
                    .add(record.partition());
        }
        assertThat(partitions.values()).allMatch(used -> used.size() == 1);
        assertThat(values.get("EURUSD.a"))
                .isEqualTo(
                        IntStream.range(0, TICKS)
                                .mapToObj(
                                        i ->
                                                "{\"symbol\":\"EURUSD.a\",\"time_msc\":"
                                                        + (1_398_902_400_000L + i)
                                                        + ",\"bid\":1,\"ask\":1.5,\"flags\":6}")
                                .toList());
        assertThat(values.get("XAUUSD")).hasSize(TICKS);
    }

    private List<ConsumerRecord<String, String>> consume(Set<String> symbols, int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, 4)
                            .mapToObj(i -> new TopicPartition(Topics.TICKS, i))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (records.size() < count && System.nanoTime() - deadline < 0) {
                for (ConsumerRecord<String, String> record : consumer.poll(TIMEOUT)) {
                    if (symbols.contains(record.key())) {
                        records.add(record);
                    }
                }
            }
        }
        return records;
    }

    private Path file(String name, int bid, Charset charset, String extraLine) throws IOException {
        var text = new StringBuilder("<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n");
        text.append(extraLine);
        for (int i = 0; i < TICKS; i++) {
            text.append("2014.05.01\t00:00:%02d.%03d\t".formatted(i / 1000, i % 1000))
                    .append(i == 0 ? bid : "")
                    .append('\t')
                    .append(bid + 0.5)
                    .append("\t\t\t6\n");
        }
        return Files.writeString(files.resolve(name), text, charset);
    }
}
