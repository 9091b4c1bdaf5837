package io.tickflow.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.kafka.GroupLag;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.FlinkView.Job;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.OwnGroups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformJudgementTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final String HISTORY = "tickflow-history";
    private static final OwnGroups GROUPS =
            new OwnGroups("tickflow-signal", "tickflow-desk-A", HISTORY);

    private final PlatformJudgement judgement =
            new PlatformJudgement(
                    NOW, StatusLimits.of(Duration.ofSeconds(60), Duration.ofSeconds(60)));

    @Test
    void shouldFindTheJobThatIsMissing() {
        var flink = new FlinkView(List.of(job("tickflow-signal", "RUNNING", 4, 5_000L)));

        assertThat(judgement.jobs(flink))
                .isEqualTo(StatusFinding.red("jobs", "there is no job tickflow-desk", null));
    }

    @Test
    void shouldJudgeAShadowIfThereIsOne() {
        List<FlinkView.Job> jobs =
                new ArrayList<>(
                        List.of(
                                job("tickflow-signal", "RUNNING", 4, 5_000L),
                                job("tickflow-desk", "RUNNING", 4, 5_000L),
                                job("tickflow-history", "RUNNING", 4, 5_000L)));
        assertThat(judgement.jobs(new FlinkView(jobs)).text())
                .isEqualTo("tickflow-signal, tickflow-desk, tickflow-history run");

        jobs.add(job("tickflow-shadow", "RESTARTING", 1, 5_000L));

        assertThat(judgement.jobs(new FlinkView(jobs)).text())
                .isEqualTo("tickflow-shadow is RESTARTING with 1 of 4 tasks");
    }

    @Test
    void shouldForgetAShadowThatWasEnded() {
        List<FlinkView.Job> jobs =
                List.of(
                        job("tickflow-signal", "RUNNING", 4, 5_000L),
                        job("tickflow-desk", "RUNNING", 4, 5_000L),
                        job("tickflow-history", "RUNNING", 4, 5_000L),
                        job("tickflow-shadow", "FINISHED", 0, 3_600_000L));

        assertThat(judgement.jobs(new FlinkView(jobs)).text())
                .isEqualTo("tickflow-signal, tickflow-desk, tickflow-history run");
        assertThat(judgement.checkpoints(new FlinkView(jobs)).text())
                .doesNotContain("tickflow-shadow");
    }

    @Test
    void shouldCallJobRedSinceItRestarts() {
        var flink =
                new FlinkView(
                        List.of(
                                job("tickflow-signal", "RUNNING", 4, 5_000L),
                                job("tickflow-desk", "RESTARTING", 1, 5_000L),
                                job("tickflow-history", "RUNNING", 4, 5_000L)));

        assertThat(judgement.jobs(flink))
                .isEqualTo(
                        StatusFinding.red(
                                "jobs",
                                "tickflow-desk is RESTARTING with 1 of 4 tasks",
                                NOW - 3_600_000));
    }

    @Test
    void shouldCallCheckpointsRedSinceLastOne() {
        var flink =
                new FlinkView(
                        List.of(
                                job("tickflow-signal", "RUNNING", 4, 5_000L),
                                job("tickflow-desk", "RUNNING", 4, 61_000L)));

        assertThat(judgement.checkpoints(flink))
                .isEqualTo(
                        StatusFinding.red(
                                "checkpoint",
                                "tickflow-signal 5.0 s, tickflow-desk 1 min 1 s",
                                NOW - 61_000));
    }

    @Test
    void shouldCallJobWithoutCheckpointRed() {
        var flink = new FlinkView(List.of(job("tickflow-signal", "RUNNING", 4, null)));

        assertThat(judgement.checkpoints(flink))
                .isEqualTo(
                        StatusFinding.red("checkpoint", "tickflow-signal none", NOW - 3_600_000));
    }

    @Test
    void shouldJudgeLagByOldestRecord() {
        var young = new GroupLag("tickflow-signal", "mt5.ticks", 50_000, NOW - 9_000);
        var old = new GroupLag("tickflow-desk-A", "tickflow.signals", 1, NOW - 61_000);

        assertThat(judgement.lag(List.of(young), GROUPS))
                .isEqualTo(StatusFinding.ok("lag", "tickflow-signal 50,000 records"));
        assertThat(judgement.lag(List.of(young, old), GROUPS))
                .isEqualTo(
                        StatusFinding.red(
                                "lag",
                                "tickflow-desk-A 1 record, tickflow-signal 50,000 records",
                                NOW - 61_000));
    }

    @Test
    void shouldShowForeignGroupsWithoutJudgingThem() {
        var young = new GroupLag("tickflow-signal", "mt5.ticks", 5, NOW - 9_000);
        var foreign = new GroupLag("console-1", "tickflow.signals", 70, NOW - 9_000_000);

        assertThat(judgement.lag(List.of(young, foreign), GROUPS))
                .isEqualTo(
                        StatusFinding.ok(
                                "lag",
                                "tickflow-signal 5 records; not judged: console-1 70 records"));
    }

    @Test
    void shouldJudgeHistoryByItsOwnGroup() {
        var lag = new GroupLag(HISTORY, "tickflow.features", 800, NOW - 120_000);

        assertThat(judgement.history(new HistoryView(1, NOW - 119_000), List.of(lag), HISTORY))
                .isEqualTo(
                        StatusFinding.red(
                                "clickhouse",
                                "newest row 1 min 59 s ago, tickflow-history 800 records",
                                NOW - 120_000));
    }

    @Test
    void shouldSayThatClickHouseHasNoTables() {
        assertThat(judgement.history(new HistoryView(0, null), List.of(), HISTORY).level())
                .isEqualTo(StatusLevel.RED);
    }

    private static Job job(String name, String state, int running, Long checkpointAge) {
        return new Job(
                name,
                state,
                NOW - 3_600_000,
                4,
                running,
                checkpointAge == null ? null : NOW - checkpointAge,
                10_000,
                null);
    }
}
