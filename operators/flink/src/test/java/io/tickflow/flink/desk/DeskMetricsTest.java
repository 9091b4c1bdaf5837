package io.tickflow.flink.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import org.junit.jupiter.api.Test;

class DeskMetricsTest {

    @Test
    void shouldListMetricsOfDesk() throws Exception {
        var metrics = new RecordingMetrics();
        new DeskMetrics(metrics);

        assertThat(MetricsPage.differences("desk", metrics.registered())).isEmpty();
    }
}
