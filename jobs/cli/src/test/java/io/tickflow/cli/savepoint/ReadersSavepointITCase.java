package io.tickflow.cli.savepoint;

import static org.awaitility.Awaitility.await;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.trading.ShadowJob;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checked-in savepoints of the jobs that hold hardly more than offsets. */
class ReadersSavepointITCase {

    private static final Path SETTINGS = Home.resolve("flink-conf/tickflow.yaml");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static Sandbox sandbox;

    @TempDir private Path folder;

    @BeforeAll
    static void start(@TempDir Path shared) {
        sandbox =
                Sandbox.start(
                        SandboxConfig.everything().in(shared, false).withoutVenue(), line -> {});
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    static List<Path> histories() throws IOException {
        return KeptStates.savepoints(KeptJob.HISTORY);
    }

    static List<Path> shadows() throws IOException {
        return KeptStates.savepoints(KeptJob.SHADOW);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void shouldRestoreHistory(Path savepoint) throws Exception {
        long startMillis = System.currentTimeMillis();
        try (var run = history(savepoint)) {
            awaitClaimSince(startMillis);
            KeptStates.assertListed(KeptJob.HISTORY, run.stop(folder.resolve("savepoints")));
        }
    }

    @ParameterizedTest
    @MethodSource("shadows")
    void shouldRestoreShadow(Path savepoint) throws Exception {
        try (var run = shadow(savepoint)) {
            KeptStates.assertListed(KeptJob.SHADOW, run.stop(folder.resolve("savepoints")));
        }
    }

    @WritesSavepoint
    void shouldWriteSavepoints() throws Exception {
        Path target = Savepoints.target();
        try (var run = history(null)) {
            Savepoints.copy(run.stop(folder.resolve("savepoints")), target.resolve("history"));
        }
        try (var run = shadow(null)) {
            Savepoints.copy(run.stop(folder.resolve("savepoints")), target.resolve("shadow"));
        }
    }

    private JobRun history(@Nullable Path savepoint) throws Exception {
        HistoryConfig config =
                HistoryJob.configure(
                        settings(Map.of("tickflow.history.clickhouse.url", clickHouse())));
        Configuration flink = flink();
        StreamExecutionEnvironment env = environment(flink);
        HistoryJob.define(env, config, HistoryJob.migrate(config));
        return JobRun.start(flink, env, savepoint);
    }

    private JobRun shadow(@Nullable Path savepoint) throws Exception {
        Configuration flink = flink();
        StreamExecutionEnvironment env = environment(flink);
        String bundle = Home.resolve("models/bundles/direction-eurusd/1").toString();
        ShadowJob.define(
                env, ShadowJob.configure(settings(Map.of("tickflow.shadow.bundle", bundle))));
        return JobRun.start(flink, env, savepoint);
    }

    private Configuration settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers());
        return Settings.load(SETTINGS, all);
    }

    private Configuration flink() {
        return LocalCluster.configuration(
                LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
    }

    private static StreamExecutionEnvironment environment(Configuration flink) {
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        return env;
    }

    /** Waits for a row of the claim with which this run began: others have left theirs. */
    private void awaitClaimSince(long millis) {
        String claims =
                "SELECT count() FROM leases WHERE changed_at >= fromUnixTimestamp64Milli(%d)"
                        .formatted(millis);
        await().atMost(TIMEOUT)
                .pollInSameThread()
                .until(
                        () -> {
                            try (var console = new SqlConsole(ClickHouseConfig.of(clickHouse()))) {
                                return !"0".equals(console.query(claims).rows().get(0).get(0));
                            }
                        });
    }

    private String clickHouse() {
        return sandbox.clickHouseUrl();
    }
}
