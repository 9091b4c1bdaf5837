package io.tickflow.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.operate.check.RunningJobs.RunningJob;
import io.tickflow.operate.flink.JobKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartnerCheckTest {

    private static final Deployment PAPER = new Deployment("gold", Mode.PAPER);
    private static final List<RunningJob> DEMO_DESK =
            List.of(
                    new RunningJob("tickflow-desk", "gold", "DEMO", "7"),
                    new RunningJob("tickflow-history", "gold", "DEMO", ""));

    @Test
    void shouldRefuseSignalJobBesideDeskOfAnotherMode() {
        assertThat(PartnerCheck.conflict(JobKind.SIGNAL, PAPER, DEMO_DESK))
                .hasValueSatisfying(
                        problem ->
                                assertThat(problem)
                                        .startsWith(
                                                "tickflow-desk of pipeline gold runs in mode DEMO, and"
                                                        + " this tickflow-signal is PAPER")
                                        .contains("-Dtickflow.mode=DEMO"));
    }

    @Test
    void shouldTakeSameModeOtherPipelineAndHistory() {
        var demo = new Deployment("gold", Mode.DEMO);
        var silver = new Deployment("silver", Mode.PAPER);

        assertThat(PartnerCheck.conflict(JobKind.SIGNAL, demo, DEMO_DESK)).isEmpty();
        assertThat(PartnerCheck.conflict(JobKind.SIGNAL, silver, DEMO_DESK)).isEmpty();
        assertThat(PartnerCheck.conflict(JobKind.HISTORY, PAPER, DEMO_DESK)).isEmpty();
        assertThat(PartnerCheck.conflict(JobKind.DESK, PAPER, DEMO_DESK)).isEmpty();
    }
}
