package io.tickflow.connector.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.tls.TlsFault;
import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ExecutionMetricsTest {

    private final RecordingMetrics recorded = new RecordingMetrics();
    private final ExecutionMetrics metrics = new ExecutionMetrics(recorded);

    @Test
    void shouldBeWhatThePageSays() throws Exception {
        metrics.lease(new Lease(1, System::nanoTime, InstantSource.system()));

        assertThat(MetricsPage.differences("execution", recorded.registered())).isEmpty();
    }

    @Test
    void shouldTellTheSessionAndSinceWhen() {
        metrics.session(2, 1_400_000_000_000L);

        assertThat(recorded.gauge("fixSession")).isEqualTo(2);
        assertThat(recorded.gauge("fixSessionSinceEpochMillis")).isEqualTo(1_400_000_000_000L);
        assertThat((long) recorded.gauge("fixSessionReadEpochMillis"))
                .isGreaterThan(1_400_000_000_000L);
    }

    @Test
    void shouldTellWhyHandshakesKeepSessionDown() {
        metrics.session(0, 1);
        metrics.tlsFault(TlsFault.UNTRUSTED);
        assertThat(recorded.gauge("fixSession")).isEqualTo(-1);

        metrics.session(1, 2);
        assertThat(recorded.gauge("fixSession")).isEqualTo(1);
    }

    @Test
    void shouldTellWhyLogonsKeepSessionDown() {
        metrics.session(0, 1);
        metrics.logonRefused("it says 'closed'");
        assertThat(recorded.gauge("fixSession")).isEqualTo(-7);
        assertThat((String) recorded.gauge("fixSessionRefusal")).isEqualTo("it says 'closed'");

        metrics.session(1, 2);
        assertThat((String) recorded.gauge("fixSessionRefusal")).isEmpty();
    }
}
