package io.tickflow.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.feed.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final Path CONFIG = Path.of("flink-conf/config.yaml");

    @Test
    void shouldCompareClocksByFreshRecord() {
        assertThat(KafkaChecks.clocks(OptionalLong.of(NOW - 40), NOW))
                .isEqualTo(
                        CheckResult.pass("clocks", "the newest record is 0.0 s old: they agree"));
        assertThat(KafkaChecks.clocks(OptionalLong.of(NOW + 2_000), NOW).outcome())
                .isEqualTo(CheckOutcome.FAIL);
        assertThat(KafkaChecks.clocks(OptionalLong.of(NOW - 60_000), NOW).outcome())
                .isEqualTo(CheckOutcome.SKIP);
        assertThat(KafkaChecks.clocks(OptionalLong.empty(), NOW).outcome())
                .isEqualTo(CheckOutcome.SKIP);
    }

    @Test
    void shouldAdviseReKeyingOfSymbolsOnSeveralPartitions() {
        var placement = new Placement(3);
        assertThat(FeedChecks.judge(placement.report(), false).outcome())
                .isEqualTo(CheckOutcome.SKIP);
        for (int partition = 0; partition < 3; partition++) {
            placement.add(new byte[0], partition);
            placement.addSymbol("EURUSD", partition);
        }

        CheckResult refused = FeedChecks.judge(placement.report(), false);

        assertThat(refused.outcome()).isEqualTo(CheckOutcome.FAIL);
        assertThat(refused.advice()).contains("EURUSD", "tickflow.feed.rekey: true");
        assertThat(FeedChecks.judge(placement.report(), true).outcome())
                .isEqualTo(CheckOutcome.PASS);
    }

    @Test
    void shouldRefuseTablesOfNewerProgram() {
        assertThat(ClickHouseChecks.schema(0, 2).outcome()).isEqualTo(CheckOutcome.PASS);
        assertThat(ClickHouseChecks.schema(1, 2).outcome()).isEqualTo(CheckOutcome.PASS);
        assertThat(ClickHouseChecks.schema(2, 2).outcome()).isEqualTo(CheckOutcome.PASS);
        assertThat(ClickHouseChecks.schema(3, 2).outcome()).isEqualTo(CheckOutcome.FAIL);
    }

    @Test
    void shouldRefuseFileAsCheckpointPath(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(checkpoints(folder.resolve("not/yet/there")).outcome())
                .isEqualTo(CheckOutcome.PASS);
        assertThat(checkpoints(file).outcome()).isEqualTo(CheckOutcome.FAIL);
        assertThat(FlinkChecks.checkpoints(Optional.of("nothing://there/is"), CONFIG).outcome())
                .isEqualTo(CheckOutcome.SKIP);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void shouldRefuseWhatIsNoCheckpointPath() {
        for (String path : new String[] {"", "::", "file://[x"}) {
            CheckResult diagnosis = FlinkChecks.checkpoints(Optional.of(path), CONFIG);

            assertThat(diagnosis.outcome()).as(path).isEqualTo(CheckOutcome.FAIL);
            assertThat(diagnosis.detail()).isEqualTo("'" + path + "' is no path");
        }
    }

    @Test
    void shouldNameFileWithoutCheckpointPath() {
        CheckResult diagnosis = FlinkChecks.checkpoints(Optional.empty(), CONFIG);

        assertThat(diagnosis.outcome()).isEqualTo(CheckOutcome.SKIP);
        assertThat(diagnosis.detail())
                .startsWith("execution.checkpointing.dir is not set in flink-conf/config.yaml: ")
                .doesNotContain("--flink-config");
    }

    @Test
    void shouldRefuseClusterWithoutCheckpointPath() {
        CheckResult diagnosis =
                FlinkChecks.checkpointsOf("http://h:8081", Optional.empty(), CONFIG);

        assertThat(diagnosis.outcome()).isEqualTo(CheckOutcome.FAIL);
        assertThat(diagnosis.detail())
                .isEqualTo(
                        "http://h:8081 has no execution.checkpointing.dir:"
                                + " checkpoints end with the JobManager");
        assertThat(diagnosis.advice()).contains("-D execution.checkpointing.dir");
    }

    @Test
    void shouldNameEveryProblemOfSettingsOnce() {
        CheckResult diagnosis =
                JobSettings.read(
                                Configuration.fromMap(
                                        Map.of(
                                                "tickflow.model.bundle", "b",
                                                "tickflow.mode", "SOMETIMES",
                                                "tickflow.signal.confidence-min", "2")))
                        .diagnosis();

        assertThat(diagnosis.failed()).isTrue();
        assertThat(diagnosis.detail().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("tickflow.instruments:"))
                .anyMatch(line -> line.startsWith("tickflow.mode:"))
                .anyMatch(line -> line.startsWith("tickflow.signal.confidence-min:"));
    }

    private static CheckResult checkpoints(Path directory) {
        return FlinkChecks.checkpoints(Optional.of(directory.toUri().toString()), CONFIG);
    }
}
