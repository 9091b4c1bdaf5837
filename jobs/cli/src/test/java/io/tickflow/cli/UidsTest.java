package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.backfill.BackfillJob;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.ShadowJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.testkit.builder.TestInstruments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graphs as they are submitted: explicit uids everywhere, no Kryo, and no uid lost. */
class UidsTest {

    private static final Path GOLDEN = Path.of("../../testdata/uids.txt");
    private static final Configuration SETTINGS =
            settings(
                    Map.of(
                            "tickflow.mode",
                            "DEMO",
                            "tickflow.kafka.bootstrap-servers",
                            "127.0.0.1:9092",
                            "tickflow.fix.host",
                            "127.0.0.1",
                            "tickflow.fix.port",
                            "1",
                            "tickflow.fix.sender-comp-id",
                            "TICKFLOW",
                            "tickflow.fix.target-comp-id",
                            "VENUE",
                            "tickflow.model.bundle",
                            Home.resolve("models/bundles/direction-eurusd/1").toString(),
                            "tickflow.shadow.bundle",
                            Home.resolve("models/bundles/direction-eurusd/1").toString()));

    private static Configuration settings(Map<String, String> own) {
        var all = new HashMap<>(TestInstruments.settings("EURUSD"));
        all.putAll(own);
        return Configuration.fromMap(all);
    }

    @Test
    void shouldKeepEveryUidThatSavepointMayHold() throws Exception {
        var lines = new ArrayList<String>();
        lines.addAll(uids("signal", env -> SignalJob.define(env, SignalJob.configure(SETTINGS))));
        lines.addAll(uids("shadow", env -> ShadowJob.define(env, ShadowJob.configure(SETTINGS))));
        lines.addAll(uids("desk", env -> DeskJob.define(env, DeskJob.configure(SETTINGS))));
        lines.addAll(uids("history", UidsTest::defineHistory));

        lines.addAll(uids("backfill", UidsTest::defineBackfill));

        assertThat(lines)
                .as(
                        "testdata/uids.txt: state is found by these; read CONTRIBUTING.md before"
                                + " you edit it")
                .containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    @Test
    void shouldAddOneUidForReKeying() {
        Configuration rekeyed = new Configuration(SETTINGS);
        rekeyed.setString("tickflow.feed.rekey", "true");
        List<String> without =
                uids("signal", env -> SignalJob.define(env, SignalJob.configure(SETTINGS)));

        List<String> with =
                uids("signal", env -> SignalJob.define(env, SignalJob.configure(rekeyed)));

        assertThat(with).containsAll(without).contains("signal ticks-rekey-v1");
        assertThat(with).hasSize(without.size() + 1);
    }

    @Test
    void shouldAddNoUidForAChallenger(@TempDir Path folder) throws Exception {
        BundleCopy.write(folder, "2");
        Configuration canary = new Configuration(SETTINGS);
        canary.setString("tickflow.scoring.challenger", folder.toString());
        canary.setString("tickflow.scoring.canary", "10%");

        assertThat(uids("signal", env -> SignalJob.define(env, SignalJob.configure(canary))))
                .as("a savepoint fits a job with a challenger and one without, either way round")
                .isEqualTo(
                        uids(
                                "signal",
                                env -> SignalJob.define(env, SignalJob.configure(SETTINGS))));
    }

    private static void defineHistory(StreamExecutionEnvironment env) {
        HistoryJob.define(
                env, HistoryJob.configure(SETTINGS), new KnownSchemas(List.of(), Map.of()));
    }

    private static void defineBackfill(StreamExecutionEnvironment env) {
        SignalJobConfig config = SignalJob.configure(SETTINGS);
        try {
            BackfillJob.define(
                    env,
                    config,
                    BackfillJob.files(List.of(), config.feed().clock()),
                    BackfillJob.nowhere(),
                    new DiscardingSink<>(),
                    true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> uids(String job, Consumer<StreamExecutionEnvironment> definition) {
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
        definition.accept(env);
        return env.getStreamGraph().getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .map(uid -> job + ' ' + uid)
                .sorted()
                .toList();
    }
}
