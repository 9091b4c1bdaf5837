package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.kafka.StartAt;
import io.tickflow.core.feature.Quality;
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

    @Test
    void shouldStartAtTheEndOrTheBeginningOrAnInstant() {
        assertThat(SignalJob.configure(settings).feed().startAt()).isEqualTo(StartAt.LATEST);

        settings.set(SignalOptions.FEED_START, "earliest");
        assertThat(SignalJob.configure(settings).feed().startAt()).isEqualTo(StartAt.EARLIEST);

        settings.set(SignalOptions.FEED_START, "2024-03-08T12:00:00Z");
        assertThat(SignalJob.configure(settings).feed().startAt())
                .hasToString("2024-03-08T12:00:00Z");

        settings.set(SignalOptions.FEED_START, "yesterday");
        assertThatThrownBy(() -> SignalJob.configure(settings))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining(
                        "tickflow.feed.start: 'yesterday' is neither LATEST nor EARLIEST nor an"
                                + " instant such as 2024-03-08T12:00:00Z");
    }
}
