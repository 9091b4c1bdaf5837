package io.tickflow.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.Uids;
import io.tickflow.flink.function.RekeyStage;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
import io.tickflow.operate.feed.FeedReport;
import io.tickflow.operate.feed.TopicFeed;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.testkit.CapturingSink;
import io.tickflow.testkit.TestDeployments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records without keys on all partitions of a real topic. */
class KeylessFeedITCase {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String[] SYMBOLS = {"EURUSD", "GBPUSD", "XAUUSD"};
    private static final int TICKS = 6_000;
    private static final long START = 1_700_000_000_000L;

    @TempDir private Path folder;

    @Test
    void shouldRestoreOrderOfKeylessRecords() throws Exception {
        try (Sandbox sandbox =
                Sandbox.start(
                        SandboxConfig.everything()
                                .in(folder, false)
                                .withoutClickHouse()
                                .withoutVenue(),
                        line -> {})) {
            var kafka = new KafkaConfig(sandbox.bootstrapServers(), Map.of());
            publish(kafka);

            for (int parallelism : new int[] {1, 4}) {
                Map<String, List<Long>> times = read(kafka, parallelism);
                for (int i = 0; i < SYMBOLS.length; i++) {
                    int first = i;
                    assertThat(times.get(SYMBOLS[i]))
                            .as("parallelism %d, %s", parallelism, SYMBOLS[i])
                            .containsExactlyElementsOf(
                                    LongStream.range(0, TICKS)
                                            .filter(n -> n % SYMBOLS.length == first)
                                            .mapToObj(n -> START + n)
                                            .toList());
                }
            }
            FeedReport report =
                    FeedReport.of(
                            "test", TopicFeed.newest(kafka, Topics.TICKS, TICKS, share -> {}));
            assertThat(report.placement().advice())
                    .startsWith("3 of 3 symbols come from several partitions");
        }
    }

    private static void publish(KafkaConfig kafka) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            int partitions = producer.partitionsFor(Topics.TICKS).size();
            assertThat(partitions).isGreaterThan(1);
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int n = 0; n < TICKS; n++) {
                String value =
                        "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":1.1,\"ask\":1.2}"
                                .formatted(SYMBOLS[n % SYMBOLS.length], START + n);
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.TICKS,
                                        n * 7 / 3 % partitions,
                                        null,
                                        value.getBytes(StandardCharsets.UTF_8))));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
    }

    private static Map<String, List<Long>> read(KafkaConfig kafka, int parallelism)
            throws Exception {
        var rekey = new RekeyStage(true, 2_000, 20_000);
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
        env.setParallelism(parallelism);
        var sink = new CapturingSink<Tick>();
        var records =
                env.fromSource(
                                new KafkaEnds(kafka, TestDeployments.PAPER)
                                        .source(
                                                Topics.TICKS,
                                                "keyless-" + parallelism,
                                                StartAt.EARLIEST,
                                                new RawRecordDeserializer()),
                                SignalJob.watermarks(env, rekey),
                                "ticks")
                        .uid(Uids.TICK_SOURCE);
        var ticks =
                SignalTopology.decode(records, new FeedClock(ServerTime.UTC, Map.of(), 300_000));
        SignalTopology.rekey(ticks, rekey, Uids.REKEY).sinkTo(sink).uid("captured");
        JobClient job = env.executeAsync();
        await().atMost(PATIENCE).until(() -> sink.records().size() >= TICKS);
        job.cancel().get();
        return sink.records().stream()
                .collect(
                        Collectors.groupingBy(
                                Tick::symbol,
                                Collectors.mapping(Tick::eventTimeMillis, Collectors.toList())));
    }
}
