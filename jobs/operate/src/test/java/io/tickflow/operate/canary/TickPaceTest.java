package io.tickflow.operate.canary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickPaceTest {

    private static final long NOON = 1_700_000_000_000L;

    private final TickPace pace = new TickPace();

    @Test
    void shouldTakeTheClockWithoutDecisions() {
        assertThat(pace.tickMillisAt(NOON)).isEqualTo(NOON);
    }

    @Test
    void shouldFollowALiveFeed() {
        pace.add(NOON, NOON + 20);
        pace.add(NOON + 10_000, NOON + 10_020);

        assertThat(pace.tickMillisAt(NOON + 15_020)).isEqualTo(NOON + 15_000);
    }

    @Test
    void shouldFollowAQuietFeedByTheClock() {
        pace.add(NOON, NOON + 20);

        assertThat(pace.tickMillisAt(NOON + 3_600_020)).isEqualTo(NOON + 3_600_000);
    }

    @Test
    void shouldRunAheadOfAFastReplay() {
        pace.add(5_000, NOON);
        pace.add(65_000, NOON + 1_000);

        assertThat(pace.tickMillisAt(NOON + 6_000)).isEqualTo(65_000 + 60 * 5_000);
    }
}
