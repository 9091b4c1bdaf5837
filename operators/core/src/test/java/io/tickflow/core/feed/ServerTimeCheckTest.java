package io.tickflow.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTimeCheckTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final ServerTimeCheck check = new ServerTimeCheck();

    @ParameterizedTest
    @CsvSource({
        // Minutes by which the event time is ahead, and hours reported by the check.
        "0, 0",
        "5, 0",
        "54, 0",
        "55, 1",
        "60, 1",
        "65, 1",
        "66, 0",
        "-55, -1",
        "-65, -1",
        "-66, 0",
        "90, 0",
        "180, 3",
        "-480, -8",
        "835, 14",
        "845, 14",
        "846, 0",
        "-845, -14",
        "-846, 0",
        "900, 0",
        "-5256000, 0",
    })
    void shouldNameWholeHoursOnly(long minutesAhead, int hours) {
        assertThat(window(minutesAhead * MINUTE).get(199)).isEqualTo(hours);
    }

    @Test
    void shouldReportOnceWhenWindowIsComplete() {
        List<Integer> first = window(3 * HOUR);

        assertThat(first.subList(0, 199)).containsOnly(0);
        assertThat(first.get(199)).isEqualTo(3);
        assertThat(window(3 * HOUR)).containsOnly(0);
        assertThat(window(2 * HOUR).get(199)).isEqualTo(2);
        assertThat(window(0)).containsOnly(0);
        assertThat(window(2 * HOUR).get(199)).isEqualTo(2);
        assertThat(window(-20 * HOUR)).containsOnly(0);
        assertThat(window(2 * HOUR).get(199)).isEqualTo(2);
    }

    @Test
    void shouldTrustOneTickInTime() {
        for (int i = 0; i < 199; i++) {
            assertThat(check.add(NOW - HOUR, NOW)).isZero();
        }

        assertThat(check.add(NOW - 40, NOW)).isZero();
    }

    /** Results for 200 ticks that are all ahead by {@code aheadMillis}. */
    private List<Integer> window(long aheadMillis) {
        List<Integer> said = new ArrayList<>();
        for (int i = 0; i < ServerTimeCheck.WINDOW_TICKS; i++) {
            said.add(check.add(NOW + i + aheadMillis, NOW + i));
        }
        return said;
    }
}
