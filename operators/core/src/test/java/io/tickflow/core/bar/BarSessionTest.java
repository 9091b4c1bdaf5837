package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarSessionTest {

    private static final BarSession NEW_YORK_CLOSE = BarSession.parse("new-york-close");

    @ParameterizedTest
    @CsvSource({
        // The clocks of New York change at 2024-03-10 07:00 and 2024-11-03 06:00 UTC.
        "D1, 2024-03-08T21:59:59Z, 2024-03-07T22:00:00Z, 2024-03-08T22:00:00Z",
        "D1, 2024-03-10T12:00:00Z, 2024-03-09T22:00:00Z, 2024-03-10T21:00:00Z",
        "D1, 2024-03-11T12:00:00Z, 2024-03-10T21:00:00Z, 2024-03-11T21:00:00Z",
        "D1, 2024-11-03T12:00:00Z, 2024-11-02T21:00:00Z, 2024-11-03T22:00:00Z",
        "H4, 2024-03-10T06:30:00Z, 2024-03-10T06:00:00Z, 2024-03-10T09:00:00Z",
        "H4, 2024-11-03T06:30:00Z, 2024-11-03T05:00:00Z, 2024-11-03T10:00:00Z",
        "H4, 2024-07-01T00:59:59Z, 2024-06-30T21:00:00Z, 2024-07-01T01:00:00Z",
        "W1, 2024-11-01T12:00:00Z, 2024-10-26T21:00:00Z, 2024-11-02T21:00:00Z",
        "W1, 2024-11-04T12:00:00Z, 2024-11-02T21:00:00Z, 2024-11-09T22:00:00Z",
        "MN1, 2024-03-15T00:00:00Z, 2024-02-29T22:00:00Z, 2024-03-31T21:00:00Z",
    })
    void shouldStartBarsAtServerMidnight(String bars, Instant at, Instant start, Instant end) {
        BarSpec spec = BarSpec.parse(bars);

        assertThat(Instant.ofEpochMilli(NEW_YORK_CLOSE.startOf(spec, at.toEpochMilli())))
                .isEqualTo(start);
        assertThat(Instant.ofEpochMilli(NEW_YORK_CLOSE.endOf(spec, at.toEpochMilli())))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "W1, 2024-03-09T23:59:59.999Z, 2024-03-03T00:00:00Z, 2024-03-10T00:00:00Z",
        "MN1, 2024-02-29T12:00:00Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "D1, 1969-12-31T12:00:00Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
    })
    void shouldStartBarsAtMidnightOfUtc(String bars, Instant at, Instant start, Instant end) {
        BarSpec spec = BarSpec.parse(bars);

        assertThat(Instant.ofEpochMilli(BarSession.UTC.startOf(spec, at.toEpochMilli())))
                .isEqualTo(start);
        assertThat(Instant.ofEpochMilli(BarSession.UTC.endOf(spec, at.toEpochMilli())))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M32", "M45", "M90", "M96", "H2", "H3", "H4", "H8", "D1", "W1"})
    void shouldLeaveNeitherGapNorOverlapBetweenBars(String bars) {
        BarSpec spec = BarSpec.parse(bars);
        for (String zone : new String[] {"new-york-close", "Europe/Athens", "new-york-3h"}) {
            BarSession session = BarSession.parse(zone);
            long at = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
            while (at < Instant.parse("2025-01-15T00:00:00Z").toEpochMilli()) {
                long start = session.startOf(spec, at);
                long end = session.endOf(spec, at);
                assertThat(start).as("%s %s", zone, bars).isLessThanOrEqualTo(at);
                assertThat(end).isGreaterThan(at);
                assertThat(session.startOf(spec, end)).isEqualTo(end);
                assertThat(session.startOf(spec, end - 1)).isEqualTo(start);
                assertThat(session.endOf(spec, start)).isEqualTo(end);
                at = end;
            }
        }
    }

    @Test
    void shouldKnowClocksOfServers() {
        assertThat(BarSession.parse(" UTC ")).isEqualTo(BarSession.UTC);
        assertThat(BarSession.parse("new-york+7h").shownMillis(0)).isEqualTo(2 * 3_600_000L);
        assertThat(BarSession.parse("+03:00").shownMillis(0)).isEqualTo(3 * 3_600_000L);
        assertThat(NEW_YORK_CLOSE).hasToString("new-york-close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "london", "new-york+24h", "new york close"})
    void shouldRefuseWhatIsNoSession(String text) {
        assertThatThrownBy(() -> BarSession.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use utc, new-york-close, or the clock of a server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "+05:30", "Australia/Lord_Howe"})
    void shouldRefuseClockOffByPartOfHour(String text) {
        assertThatThrownBy(() -> BarSession.parse(text)).hasMessageContaining("a part of an hour");
    }
}
