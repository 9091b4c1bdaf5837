package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.kafka.KafkaEnds;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.Uids;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.backfill.BackfillJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.job.trading.SignalTopology;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every real tick through the SignalJob with one subtask, with four, stopped with a savepoint in
 * the middle and gone on at another parallelism, and through the backfill: each decision has the
 * feature hash that the core alone gives it.
 */
@Tag("long")
class LiveEqualsHistoryITCase {

    private static final Path DATA = Home.resolve("../shared/data");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir private Path folder;

    @Test
    void shouldGiveEveryDecisionTheSameFeatures() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "real ticks are not here: " + DATA);
        List<Path> files = files();
        try (Sandbox sandbox =
                Sandbox.start(
                        SandboxConfig.everything()
                                .in(folder, false)
                                .withoutClickHouse()
                                .withoutVenue(),
                        line -> {})) {
            SignalJobConfig config = config(sandbox);
            long published =
                    new TickReplay(
                                    ReplayConfig.of(
                                            files, sandbox.bootstrapServers(), ReplaySpeed.MAX))
                            .run()
                            .published();
            Fingerprints core = core(files, config);
            int decisions = core.seen().size();
            System.out.printf("%,d ticks, %,d decisions of the core%n", published, decisions);

            print("parallelism 1", core, live(sandbox, config, 1, decisions));
            print("parallelism 4", core, live(sandbox, config, 4, decisions));
            print("savepoint in the middle, 1 to 4", core, interrupted(sandbox, config, decisions));
            print("backfill", core, backfill(sandbox, config, files));
        }
    }

    private static void print(String what, Fingerprints core, Fingerprints found) {
        long differences = core.differences(found);
        System.out.printf(
                "%s: %,d decisions, %,d differing feature hashes%n",
                what, found.seen().size(), differences);
        assertThat(differences).as(what).isZero();
    }

    private static List<Path> files() throws IOException {
        try (var listed = Files.list(DATA)) {
            return listed.filter(file -> file.toString().endsWith(".mt5.csv.gz")).sorted().toList();
        }
    }

    private static SignalJobConfig config(Sandbox sandbox) {
        return SignalJob.configure(
                Settings.load(
                        Home.resolve("flink-conf/tickflow.yaml"),
                        Map.of(
                                "tickflow.kafka.bootstrap-servers",
                                sandbox.bootstrapServers(),
                                "tickflow.feed.start",
                                "1970-01-01T00:00:00Z",
                                "tickflow.feed.server-times.EURUSD.fxcm",
                                "-05:00",
                                "tickflow.scoring.timeout",
                                "0 ms",
                                "tickflow.model.bundle",
                                Home.resolve("models/bundles/direction-eurusd/1").toString())));
    }

    private static Fingerprints core(List<Path> files, SignalJobConfig config) throws IOException {
        FeatureSet features = config.features().set();
        var engine = new FeatureEngine(config.deployment().pipeline(), features);
        Map<String, SymbolState> states = new HashMap<>();
        var found = new Fingerprints();
        for (Path file : files) {
            String symbol = TickFile.of(file).symbol();
            SymbolState state = states.computeIfAbsent(symbol, name -> features.newState());
            try (TickReader rows = TickReader.open(file)) {
                while (rows.hasNext()) {
                    FeatureVector vector =
                            engine.step(state, tick(symbol, rows.next(), config)).vector();
                    if (vector != null) {
                        found.add(vector);
                    }
                }
            }
        }
        return found;
    }

    private static Tick tick(String symbol, TickRow row, SignalJobConfig config) {
        return new Tick(
                symbol,
                config.feed().clock().toUtcMillis(symbol, row.serverLocalMillis()),
                row.bid(),
                row.ask(),
                row.last(),
                row.volume(),
                row.flags(),
                0,
                row.line(),
                0);
    }

    private Fingerprints live(
            Sandbox sandbox, SignalJobConfig config, int parallelism, int decisions)
            throws Exception {
        var found = new Fingerprints();
        Configuration flink = flink(sandbox, "live-" + parallelism);
        try (var run = JobRun.start(flink, job(flink, config, parallelism, found), null)) {
            assertThat(run).isNotNull();
            awaitDecisions(found, decisions);
        }
        return found;
    }

    private Fingerprints interrupted(Sandbox sandbox, SignalJobConfig config, int decisions)
            throws Exception {
        var found = new Fingerprints();
        Configuration flink = flink(sandbox, "interrupted");
        Path savepoint;
        try (var run = JobRun.start(flink, job(flink, config, 1, found), null)) {
            awaitDecisions(found, decisions / 2);
            savepoint = run.stop(folder.resolve("savepoints"));
        }
        assertThat(found.seen()).hasSizeLessThan(decisions);
        try (var run = JobRun.start(flink, job(flink, config, 4, found), savepoint)) {
            assertThat(run).isNotNull();
            awaitDecisions(found, decisions);
        }
        return found;
    }

    private static Fingerprints backfill(Sandbox sandbox, SignalJobConfig config, List<Path> files)
            throws Exception {
        var found = new Fingerprints();
        StreamExecutionEnvironment env = JobEnvironment.create(flink(sandbox, "backfill"));
        env.setParallelism(2);
        BackfillJob.define(
                env,
                config,
                BackfillJob.files(
                        files.stream().map(file -> TickFile.of(file)).toList(),
                        config.feed().clock()),
                ends(found),
                null,
                false);
        env.execute();
        return found;
    }

    private static StreamExecutionEnvironment job(
            Configuration flink, SignalJobConfig config, int parallelism, Fingerprints found) {
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(parallelism);
        var records =
                env.fromSource(
                                new KafkaEnds(config.kafka(), config.deployment())
                                        .source(
                                                config.feed().topic(),
                                                config.feed().groupId(),
                                                config.feed().startAt(),
                                                new RawRecordDeserializer()),
                                WatermarkStrategy.noWatermarks(),
                                "ticks")
                        .uid(Uids.TICK_SOURCE);
        SignalTopology.define(records, config, SignalJob.model(config), ends(found));
        return env;
    }

    private static SignalTopology.Ends ends(Fingerprints found) {
        return new SignalTopology.Ends(
                found,
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>());
    }

    private static Configuration flink(Sandbox sandbox, String name) {
        return LocalCluster.configuration(
                LocalCluster.flinkConfiguration(), sandbox.dataDirectory(name));
    }

    private static void awaitDecisions(Fingerprints found, int decisions) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> found.seen().size() >= decisions);
    }
}
