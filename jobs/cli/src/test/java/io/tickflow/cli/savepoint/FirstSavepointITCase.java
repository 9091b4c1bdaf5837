package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.Main;
import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.Topics;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live job that starts from a savepoint of history: it decides as one that has read every tick
 * from the first on.
 */
class FirstSavepointITCase {

    private static final Path TICKS =
            Home.resolve("testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz");
    private static final String LATE_TOPIC = "late.ticks";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** The history ends here, or at the first burst after it. */
    private static final int HISTORY_ROWS_MIN = 50_000;

    /** Ticks that are neither in the history nor in the late topic, and those of the topic. */
    private static final int GAP = 1_000;

    private static final int LATE = 10_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Sandbox sandbox;
    private static List<String> lines;
    private static int split;

    @TempDir private Path folder;

    /** Each test has a topic of ticks of its own. */
    @BeforeAll
    static void splitTheTicksInTheMiddleOfABurst(@TempDir Path shared) throws Exception {
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything()
                                .in(shared, false)
                                .withoutClickHouse()
                                .withoutVenue(),
                        line -> {});
        try (var text =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(TICKS)),
                                StandardCharsets.UTF_8))) {
            lines = text.lines().toList();
        }
        split = lineWithinABurst();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void shouldGoOnFromHistoryWithoutTrace() throws Exception {
        new TickReplay(ReplayConfig.of(List.of(TICKS), sandbox.bootstrapServers(), ReplaySpeed.MAX))
                .run();
        JsonNode report =
                backfill(
                        "--ticks",
                        history().toString(),
                        "--bootstrap-servers",
                        sandbox.bootstrapServers(),
                        "--json");
        assertThat(report.at("/savepoint/overlap").asText()).isEqualTo("checked");
        assertThat(report.path("heldBack").asInt())
                .as("the ticks of the burst before the split")
                .isGreaterThan(1);
        int decided = report.path("decisions").asInt();
        long signalled =
                report.at("/signals/CANDIDATE").asLong() + report.at("/signals/VETOED").asLong();

        SignalJobConfig config = config(report.at("/savepoint/feedStart").asText());
        ExpectedDecisions expected = ExpectedDecisions.of(config, ticks());
        List<String> features = expected.features().subList(decided, expected.features().size());
        List<String> signals =
                expected.signals().subList((int) signalled, expected.signals().size());
        assertThat(features).hasSizeGreaterThan(20_000);
        assertThat(signals).hasSizeGreaterThan(1_000);

        try (var run = run(config, Path.of(report.at("/savepoint/path").asText()));
                var featureLog =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.FEATURES.topic());
                var signalLog =
                        new TopicLog(sandbox.bootstrapServers(), EventTypes.SIGNALS.topic())) {
            assertThat(run).isNotNull();
            await().atMost(TIMEOUT)
                    .until(
                            () ->
                                    featureLog.read().size() >= features.size()
                                            && signalLog.read().size() >= signals.size());

            assertThat(SignalSavepoints.features(featureLog)).isEqualTo(features);
            assertThat(SignalSavepoints.signals(signalLog)).isEqualTo(signals);
            assertThat(refusedAsKnown())
                    .isEqualTo(report.at("/ticks/read").asInt() - report.path("heldBack").asInt());
        }
    }

    @Test
    void shouldRefuseFeedBehindGapToHistory() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", sandbox.bootstrapServers()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(LATE_TOPIC, 1, (short) 1)
                                            .configs(
                                                    Map.of(
                                                            "message.timestamp.type",
                                                            "LogAppendTime"))))
                    .all()
                    .get();
        }
        Path late = write("EURUSD_late.csv", lines.subList(split + GAP, split + GAP + LATE));
        new TickReplay(
                        new ReplayConfig(
                                List.of(TickFile.of(late)),
                                sandbox.bootstrapServers(),
                                LATE_TOPIC,
                                ReplaySpeed.MAX,
                                1_000_000,
                                TIMEOUT,
                                Map.of()))
                .run();

        int exitCode =
                execute(
                        "--ticks",
                        history().toString(),
                        "--bootstrap-servers",
                        sandbox.bootstrapServers(),
                        "-Dtickflow.feed.topic=" + LATE_TOPIC);

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("tickflow: history and late.ticks do not overlap")
                .contains("EURUSD: its history ends at 2024-")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("savepoints")).doesNotExist();

        JsonNode report =
                backfill(
                        "--topic",
                        LATE_TOPIC,
                        "--bootstrap-servers",
                        sandbox.bootstrapServers(),
                        "-Dtickflow.feed.topic=" + LATE_TOPIC,
                        "--json");
        assertThat(report.at("/ticks/read").asInt())
                .as("the topic as history of itself")
                .isEqualTo(LATE);
        assertThat(Path.of(report.at("/savepoint/path").asText())).isDirectory();
    }

    private JsonNode backfill(String... arguments) throws Exception {
        assertThat(execute(arguments)).as("%s%n%s", out, err).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int execute(String... arguments) {
        var line = new ArrayList<>(List.of("backfill"));
        line.addAll(
                List.of(
                        "--no-clickhouse",
                        "--savepoint-to",
                        folder.resolve("savepoints").toString()));
        line.addAll(List.of(arguments));
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    /** Number of lines up to the middle of ticks that have one time. */
    private static int lineWithinABurst() throws Exception {
        try (TickReader reader = TickReader.open(TICKS)) {
            long millis = 0;
            int same = 0;
            while (reader.hasNext()) {
                TickRow row = reader.next();
                same = row.serverLocalMillis() == millis ? same + 1 : 1;
                millis = row.serverLocalMillis();
                if (row.line() > HISTORY_ROWS_MIN && same == 3) {
                    return (int) row.line() - 1;
                }
            }
        }
        throw new IllegalStateException("no three ticks of one time in " + TICKS);
    }

    private Path history() throws Exception {
        return write("EURUSD_history.csv", lines.subList(0, split));
    }

    private Path write(String name, List<String> content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private SignalJobConfig config(String feedStart) {
        return SignalJob.configure(
                Settings.load(
                        Home.resolve("flink-conf/tickflow.yaml"),
                        Map.of(
                                "tickflow.kafka.bootstrap-servers",
                                sandbox.bootstrapServers(),
                                "tickflow.feed.start",
                                feedStart,
                                "tickflow.scoring.timeout",
                                "0 ms",
                                "tickflow.model.bundle",
                                Home.resolve("models/bundles/direction-eurusd/1").toString())));
    }

    private JobRun run(SignalJobConfig config, Path savepoint) throws Exception {
        Configuration flink =
                LocalCluster.configuration(
                        LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        SignalJob.define(env, config);
        return JobRun.start(flink, env, savepoint, true);
    }

    private List<RawRecord> ticks() {
        try (var log = new TopicLog(sandbox.bootstrapServers(), Topics.TICKS)) {
            return log.rawRecords();
        }
    }

    private long refusedAsKnown() throws Exception {
        long count = 0;
        try (var log = new TopicLog(sandbox.bootstrapServers(), EventTypes.DEAD_LETTERS.topic())) {
            for (var record : log.read()) {
                if (EventTypes.DEAD_LETTERS.decode(record.value()).body().code()
                        == DeadLetterCode.ALREADY_IN_HISTORY) {
                    count++;
                }
            }
        }
        return count;
    }
}
