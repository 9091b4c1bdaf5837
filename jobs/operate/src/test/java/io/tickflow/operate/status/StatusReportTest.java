package io.tickflow.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.observe.OwnGroups;
import io.tickflow.operate.observe.ProbeResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final StatusLimits LIMITS =
            StatusLimits.of(Duration.ofSeconds(60), Duration.ofSeconds(60));

    @Test
    void shouldAskOthersWhenKafkaIsSilent() {
        var seen =
                new Observations(
                        NOW,
                        new OwnGroups(
                                "tickflow-signal", "tickflow-desk-SANDBOX-1", "tickflow-history"),
                        ProbeResult.failed("Kafka at 127.0.0.1:1 does not answer"),
                        ProbeResult.notAsked(),
                        ProbeResult.of(new HistoryView(1, NOW)));

        StatusReport report = StatusReport.of(seen, LIMITS);

        assertThat(report.red()).isTrue();
        assertThat(report.findings())
                .extracting(StatusFinding::item)
                .containsExactly("kafka", "jobs", "clickhouse");
    }
}
