package io.tickflow.flink.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.canary.CanaryChoice;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryControl.Command;
import io.tickflow.core.canary.CanaryRule;
import io.tickflow.core.canary.CanaryShare;
import io.tickflow.model.contract.Scorer;
import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CanarySwitchTest {

    private static final String DIGEST = "d1";
    private static final CanaryRule RULE = new CanaryRule(DIGEST, CanaryShare.parse("EURUSD"));
    private static final CanaryControl PROMOTE =
            new CanaryControl("c1", DIGEST, Command.PROMOTE, 100, "ops", "good");

    @Test
    void shouldTakeControlsWhileItRuns() throws Exception {
        var metrics = new RecordingMetrics();
        var log = new ScriptedCanaryLog(List.of());
        try (CanarySwitch canary =
                CanarySwitch.open(
                        new ChallengerStage(CanarySwitchTest::noScorer, RULE, log), 0, metrics)) {
            assertThat(canary.choose("GBPUSD", 90)).isEqualTo(CanaryChoice.CHAMPION);
            log.append(new CanaryControl("x", "other", Command.PROMOTE, 0, "ops", ""));
            log.append(PROMOTE);
            await(metrics, 2);

            assertThat(canary.choose("GBPUSD", 99)).isEqualTo(CanaryChoice.CHAMPION);
            assertThat(canary.choose("GBPUSD", 100)).isEqualTo(CanaryChoice.CHALLENGER);
            assertThat(metrics.counted("canaryControlsIgnored")).isEqualTo(1);
            assertThat(metrics.counted("canaryControlsLate")).isZero();
            assertThat(metrics.gauge("canaryState")).isEqualTo(1);

            log.append(new CanaryControl("c2", DIGEST, Command.WITHDRAW, 100, "ops", ""));
            await(metrics, 3);

            assertThat(metrics.counted("canaryControlsLate")).isEqualTo(1);
            assertThat(metrics.gauge("canaryState")).isEqualTo(-1);
            assertThat(MetricsPage.differences("canary", metrics.registered())).isEmpty();
        }
    }

    @Test
    void shouldFailWhenTheLogBreaksDown() throws Exception {
        var metrics = new RecordingMetrics();
        var log = new ScriptedCanaryLog(List.of());
        try (CanarySwitch canary =
                CanarySwitch.open(
                        new ChallengerStage(CanarySwitchTest::noScorer, RULE, log), 0, metrics)) {
            log.breakDown();

            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    var unused = canary.choose("EURUSD", 1);
                                    LockSupport.parkNanos(1_000_000);
                                }
                            })
                    .isInstanceOf(IOException.class)
                    .hasRootCauseMessage("the broker is gone for good");
        }
    }

    private static void await(RecordingMetrics metrics, long position) {
        while (!metrics.gauge("canaryPosition").equals(position)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Scorer noScorer() {
        throw new UnsupportedOperationException("the switch opens no bundle");
    }
}
