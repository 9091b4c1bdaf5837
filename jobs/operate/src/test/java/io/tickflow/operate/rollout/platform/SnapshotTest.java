package io.tickflow.operate.rollout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.operate.flink.FlinkJob;
import io.tickflow.operate.flink.JobCheckpoints;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void shouldPreferSavepointOfStoppedJob() {
        var found = new JobCheckpoints(10L, "file:/c", 20L, 21L, "file:/s", "file:/r");

        assertThat(Snapshot.newest(job("FINISHED"), found))
                .isEqualTo(Snapshot.savepoint("file:/s", 21L));
    }

    /** An older checkpoint would rewind it. */
    @Test
    void shouldNotRewindStoppedJobWithoutSavepoint() {
        var found = new JobCheckpoints(10L, "file:/c", null, null, null, "file:/r");

        assertThatThrownBy(() -> Snapshot.newest(job("FINISHED"), found))
                .hasMessageContaining("does not tell its savepoint");
    }

    @Test
    void shouldTakeCheckpointOfCanceledJob() {
        var found = new JobCheckpoints(10L, "file:/c", null, null, null, "file:/r");

        assertThat(Snapshot.newest(job("CANCELED"), found).path()).isEqualTo("file:/c");
    }

    @Test
    void shouldFallBackToSnapshotThatItStartedFrom() {
        var found = new JobCheckpoints(null, null, null, null, null, "file:/r");

        assertThat(Snapshot.newest(job("FAILED"), found).path()).isEqualTo("file:/r");
        var none = new JobCheckpoints(null, null, null, null, null, null);
        assertThatThrownBy(() -> Snapshot.newest(job("FAILED"), none))
                .hasMessageContaining("left no snapshot");
    }

    private static FlinkJob job(String state) {
        return new FlinkJob("a".repeat(32), "tickflow-signal", state, 0, 1, 0);
    }
}
