package io.tickflow.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.SessionCalendar.Session;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionCalendarTest {

    private static final SessionCalendar FOREX =
            new SessionCalendar(
                    ZoneId.of("America/New_York"),
                    List.of(
                            new Session(
                                    DayOfWeek.SUNDAY,
                                    LocalTime.of(17, 0),
                                    DayOfWeek.FRIDAY,
                                    LocalTime.of(17, 0))),
                    Set.of(LocalDate.of(2026, 12, 25)));

    @Test
    void shouldCloseAtWeekendsInItsOwnZone() {
        assertThat(FOREX.isOpen(at("2026-07-03T20:59:59Z"))).isTrue();
        assertThat(FOREX.isOpen(at("2026-07-03T21:00:00Z"))).isFalse();
        assertThat(FOREX.isOpen(at("2026-07-05T21:00:00Z"))).isTrue();
        assertThat(FOREX.isOpen(at("2026-12-04T21:30:00Z"))).isTrue();
        assertThat(FOREX.isOpen(at("2026-12-04T22:00:00Z"))).isFalse();
    }

    @Test
    void shouldCloseOnHolidays() {
        assertThat(FOREX.isOpen(at("2026-12-25T05:00:00Z"))).isFalse();
        assertThat(FOREX.isOpen(at("2026-12-25T04:59:59Z"))).isTrue();
    }

    @Test
    void shouldTellTheNextOpening() {
        assertThat(FOREX.nextOpenMillis(at("2026-07-04T12:00:00Z")))
                .isEqualTo(at("2026-07-05T21:00:00Z"));
        // Christmas is a Friday: no session before Sunday.
        assertThat(FOREX.nextOpenMillis(at("2026-12-25T12:00:00Z")))
                .isEqualTo(at("2026-12-27T22:00:00Z"));
        assertThat(FOREX.nextOpenMillis(at("2026-07-01T12:00:00Z")))
                .isEqualTo(at("2026-07-01T12:00:00Z"));
    }

    @Test
    void shouldAlwaysBeOpenWithoutSessions() {
        assertThat(SessionCalendar.ALWAYS.isOpen(at("2026-07-04T12:00:00Z"))).isTrue();
    }

    private static long at(String utc) {
        return Instant.parse(utc).toEpochMilli();
    }
}
