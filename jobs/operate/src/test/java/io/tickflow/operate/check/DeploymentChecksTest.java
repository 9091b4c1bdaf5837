package io.tickflow.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.operate.check.RunningJobs.RunningJob;
import io.tickflow.settings.DeskAddress;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class DeploymentChecksTest {

    private static final DeskAddress DESK =
            DeskAddress.read(
                    Configuration.fromMap(
                            Map.of("tickflow.pipeline", "gold", "tickflow.mode", "DEMO")));
    private static final RunningJob GOLD_DESK =
            new RunningJob("tickflow-desk", "gold", "DEMO", "SANDBOX-1");

    @Test
    void shouldFailSignalJobOfAnotherMode() {
        var signal = new RunningJob("tickflow-signal", "gold", "PAPER", "");

        CheckResult result = DeploymentChecks.judge(DESK, List.of(GOLD_DESK, signal), List.of());

        assertThat(result.failed()).isTrue();
        assertThat(result.detail())
                .isEqualTo("tickflow-signal runs in mode PAPER, the settings have DEMO");
        assertThat(result.advice()).contains("bin/tickflow stop JOB");
    }

    @Test
    void shouldFailJobOfAnotherPipelineOrAccount() {
        var signal = new RunningJob("tickflow-signal", "silver", "DEMO", "");
        var desk = new RunningJob("tickflow-desk", "gold", "DEMO", "7");

        assertThat(DeploymentChecks.judge(DESK, List.of(desk, signal), List.of()).detail().lines())
                .containsExactly(
                        "tickflow-desk trades account 7, the settings have SANDBOX-1",
                        "tickflow-signal runs with pipeline silver, the settings have gold");
    }

    @Test
    void shouldFailOnSignalsOfAnotherModeWithoutJobManager() {
        var paper = new Deployment("gold", Mode.PAPER);

        CheckResult result = DeploymentChecks.judge(DESK, List.of(), List.of(paper, paper));

        assertThat(result.detail())
                .isEqualTo("signals of pipeline gold come in mode PAPER, the settings have DEMO");
    }

    @Test
    void shouldPassAndNameItsSources() {
        assertThat(DeploymentChecks.judge(DESK, List.of(GOLD_DESK), List.of(DESK.deployment())))
                .isEqualTo(
                        CheckResult.pass(
                                "pipeline",
                                "gold, mode DEMO: settings, tickflow-desk, signals of the last"
                                        + " minute agree"));
        assertThat(DeploymentChecks.judge(DESK, List.of(), List.of()).detail())
                .contains("--jobmanager");
    }
}
