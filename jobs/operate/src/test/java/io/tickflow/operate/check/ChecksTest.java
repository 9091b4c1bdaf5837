package io.tickflow.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final Path CONFIG = Path.of("flink-conf/config.yaml");

    @Test
    void shouldTellOfClocksWhatAFreshRecordTells() {
        assertThat(KafkaChecks.clocks(OptionalLong.of(NOW - 40), NOW))
                .isEqualTo(Diagnosis.pass("clocks", "the newest record is 0.0 s old: they agree"));
        assertThat(KafkaChecks.clocks(OptionalLong.of(NOW + 2_000), NOW).outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(KafkaChecks.clocks(OptionalLong.of(NOW - 60_000), NOW).outcome())
                .isEqualTo(Outcome.SKIP);
        assertThat(KafkaChecks.clocks(OptionalLong.empty(), NOW).outcome()).isEqualTo(Outcome.SKIP);
    }

    @Test
    void shouldRefuseTablesOfANewerProgramOnly() {
        assertThat(ClickHouseChecks.schema(0, 2).outcome()).isEqualTo(Outcome.SKIP);
        assertThat(ClickHouseChecks.schema(1, 2).outcome()).isEqualTo(Outcome.PASS);
        assertThat(ClickHouseChecks.schema(2, 2).outcome()).isEqualTo(Outcome.PASS);
        assertThat(ClickHouseChecks.schema(3, 2).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void shouldFindACheckpointPathThatIsAFileAndLeaveNothingBehind(@TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(checkpoints(folder.resolve("not/yet/there")).outcome()).isEqualTo(Outcome.PASS);
        assertThat(checkpoints(file).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(FlinkChecks.checkpoints(Optional.of("nothing://there/is"), CONFIG).outcome())
                .isEqualTo(Outcome.SKIP);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void shouldSayWhichFileLacksTheCheckpointPath() {
        Diagnosis diagnosis = FlinkChecks.checkpoints(Optional.empty(), CONFIG);

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.SKIP);
        assertThat(diagnosis.detail())
                .startsWith("execution.checkpointing.dir is not set in flink-conf/config.yaml: ")
                .doesNotContain("--flink-config");
    }

    @Test
    void shouldNameEveryProblemOfTheSettingsOnce() {
        Diagnosis diagnosis =
                JobSettings.read(
                                Configuration.fromMap(
                                        Map.of(
                                                "tickflow.model.bundle", "b",
                                                "tickflow.mode", "SOMETIMES",
                                                "tickflow.signal.confidence-min", "2")))
                        .diagnosis();

        assertThat(diagnosis.failed()).isTrue();
        assertThat(diagnosis.detail().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("tickflow.mode:"))
                .anyMatch(line -> line.startsWith("tickflow.signal.confidence-min:"));
    }

    @Test
    void shouldWriteWhatToDoBelowWhatFailed() {
        assertThat(
                        DoctorScreen.of(
                                List.of(
                                        Diagnosis.pass("kafka", "127.0.0.1:9092 answers"),
                                        Diagnosis.fail("topics", "a is 1\nb is 2", "alter them"),
                                        Diagnosis.skip("fix", "mode PAPER"))))
                .isEqualTo(
                        """
                          PASS  kafka        127.0.0.1:9092 answers
                          FAIL  topics       a is 1
                                             b is 2
                                             -> alter them
                          SKIP  fix          mode PAPER

                        1 passed, 1 failed, 1 skipped
                        """);
    }

    private static Diagnosis checkpoints(Path directory) {
        return FlinkChecks.checkpoints(Optional.of(directory.toUri().toString()), CONFIG);
    }
}
