package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals of rollouts that need no cluster. */
class RolloutCommandTest {

    private static final String NO_CLUSTER = "--jobmanager=http://127.0.0.1:1";

    private final CapturedCommandLine command = new CapturedCommandLine();

    @TempDir private Path directory;

    @Test
    void shouldWantOneWish() {
        assertThat(command.run("rollout", NO_CLUSTER)).isEqualTo(2);
        assertThat(command.err()).contains("say one of --bundle DIR|REF, --resume, --go-back");

        int exitCode = command.run("rollout", NO_CLUSTER, "--resume", "--keep", "--dry-run");
        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("say one of --bundle DIR")
                .contains("--canary and --dry-run belong to --bundle");
    }

    @Test
    void shouldListEveryProblemOfGates() throws Exception {
        Path gates = directory.resolve("gates.yaml");
        Files.writeString(gates, "gates:\n  abstention: {limit: lots, what: 1}\n");

        int exitCode =
                command.run("rollout", NO_CLUSTER, "--bundle", "x", "--gates", gates.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("gates.abstention.limit: 'lots' must be a number from 0")
                .contains("gates.abstention.what: no such key");
    }

    @Test
    void shouldSayThatNoRolloutIsOpen() {
        int exitCode =
                command.run("rollout", NO_CLUSTER, "--journal", directory.toString(), "--resume");

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err()).contains("no rollout of http://127.0.0.1:1 is open in");
    }

    @Test
    void shouldShowThatNothingWasRolledOut() {
        int exitCode =
                command.run("rollout", "status", NO_CLUSTER, "--journal", directory.toString());

        assertThat(exitCode).isZero();
        assertThat(command.out())
                .contains("no rollout of http://127.0.0.1:1 in " + directory)
                .contains("no JobManager answers");
    }
}
