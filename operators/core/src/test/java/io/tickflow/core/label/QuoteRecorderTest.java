package io.tickflow.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.Tick;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuoteRecorderTest {

    private static final long START = 1_400_000_000_000L;
    private static final long HOUR = 3_600_000;

    @Test
    void shouldAcceptTicksOfTheFeatureEngine() {
        FeatureSet features = FeatureSet.of(FeatureConfig.STANDARD.decidingAt("10s"));
        var engine = new FeatureEngine("test", features);
        var state = features.newState();
        var recorder = new QuoteRecorder(features.config());
        var random = new Random(7);
        long millis = START;
        int accepted = 0;
        int sessions = 0;
        for (int i = 0; i < 3_000; i++) {
            millis += random.nextInt(500) == 0 ? HOUR : random.nextInt(900);
            // Some crossed, some late, some far away.
            double bid = random.nextInt(50) == 0 ? 3_000 : 1_000 + random.nextInt(20);
            long late = random.nextInt(40) == 0 ? 2_000 : 0;
            var tick =
                    new Tick(
                            "TEST",
                            millis - late,
                            bid,
                            bid + random.nextInt(9) - 1,
                            Double.NaN,
                            0,
                            6,
                            0,
                            i,
                            millis);
            boolean wanted = engine.step(state, tick).accepted();

            assertThat(recorder.record(tick)).as("tick %d", i).isEqualTo(wanted);
            accepted += wanted ? 1 : 0;
            if (wanted) {
                QuoteSeries series = recorder.of("TEST");
                assertThat(series.size()).isEqualTo(accepted);
                assertThat(series.mid(accepted - 1)).isEqualTo(tick.mid());
                assertThat(series.typicalSpread(accepted - 1)).isPositive();
                assertThat(series.startsSession(accepted - 1)).isEqualTo(state.startsSession());
                sessions += state.startsSession() ? 1 : 0;
            }
        }
        assertThat(sessions).isBetween(3, 30);
        assertThat(accepted).isLessThan(2_990);
        assertThat(recorder.all()).containsOnlyKeys("TEST");
    }
}
