package io.tickflow.job.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.feature.Quality;
import io.tickflow.flink.config.InvalidOptionsException;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class SignalOptionsTest {

    private final Configuration settings =
            new Configuration().set(SignalOptions.MODEL_BUNDLE, "bundle");

    @Test
    void shouldVetoWhatTheFeedCannotBeTrustedFor() {
        assertThat(SignalJob.configure(settings).signals().qualityMask())
                .isEqualTo(Quality.LOCKED | Quality.CROSSED_SEEN | Quality.TWO_PARTITIONS);
    }

    @Test
    void shouldLetAFeedBeAheadByFiveMinutesUnlessToldOtherwise() {
        assertThat(SignalJob.configure(settings).feed().clock().aheadMillisMax())
                .isEqualTo(300_000);

        settings.set(SignalOptions.AHEAD_MAX, Duration.ofSeconds(7));
        assertThat(SignalJob.configure(settings).feed().clock().aheadMillisMax()).isEqualTo(7_000);

        settings.set(SignalOptions.AHEAD_MAX, Duration.ofSeconds(-1));
        assertThatThrownBy(() -> SignalJob.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.feed.ahead-max");
    }
}
