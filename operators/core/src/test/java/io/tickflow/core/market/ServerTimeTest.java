package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTimeTest {

    @ParameterizedTest
    @CsvSource({
        // Winter: New York is UTC-5, the server UTC+2.
        "new-york+7h, 2014-01-15T12:00:00.123, 2014-01-15T10:00:00.123Z",
        // Summer: the server is UTC+3.
        "new-york+7h, 2014-05-01T03:00:00.292, 2014-05-01T00:00:00.292Z",
        // 2014-03-09 02:00 New York (09:00 server): the United States change, Europe does not yet.
        "new-york+7h, 2014-03-09T08:59:59.999, 2014-03-09T06:59:59.999Z",
        "new-york+7h, 2014-03-09T10:00:00.000, 2014-03-09T07:00:00.000Z",
        "new-york+7h, 2014-03-20T12:00:00.000, 2014-03-20T09:00:00.000Z",
        "Europe/Athens, 2014-03-20T12:00:00.000, 2014-03-20T10:00:00.000Z",
        // 2014-11-02 02:00 New York goes back to 01:00: 08:00 to 09:00 server occurs twice.
        "new-york+7h, 2014-11-02T07:59:59.999, 2014-11-02T04:59:59.999Z",
        "new-york+7h, 2014-11-02T08:30:00.000, 2014-11-02T05:30:00.000Z",
        "new-york+7h, 2014-11-02T09:00:00.000, 2014-11-02T07:00:00.000Z",
        // The hour that the server's clock skips in spring.
        "new-york+7h, 2014-03-09T09:30:00.000, 2014-03-09T07:30:00.000Z",
        "new-york, 2014-05-01T08:00:00.000, 2014-05-01T12:00:00.000Z",
        "NEW-YORK-1h, 2014-05-01T07:00:00.000, 2014-05-01T12:00:00.000Z",
        "+03:00, 2014-01-15T12:00:00.000, 2014-01-15T09:00:00.000Z",
        "-05:00, 2014-05-06T00:00:00.339, 2014-05-06T05:00:00.339Z",
        "UTC, 2014-05-06T00:00:00.339, 2014-05-06T00:00:00.339Z",
        "+00:00, 1969-12-31T23:59:59.999, 1969-12-31T23:59:59.999Z",
    })
    void shouldTurnTheServersClockIntoUtc(String rule, LocalDateTime server, Instant utc) {
        long serverLocalMillis = server.toInstant(ZoneOffset.UTC).toEpochMilli();

        long utcMillis = ServerTime.parse(rule).toUtcMillis(serverLocalMillis);

        assertThat(Instant.ofEpochMilli(utcMillis)).isEqualTo(utc);
    }

    @ParameterizedTest
    @CsvSource({
        "new-york+7h, 2024-11-03T07:59:59.999, ",
        "new-york+7h, 2024-11-03T08:00:00.000, 2024-11-03T06:00:00Z",
        "new-york+7h, 2024-11-03T08:59:59.999, 2024-11-03T06:59:59.999Z",
        "new-york+7h, 2024-11-03T09:00:00.000, ",
        "Europe/Athens, 2024-10-27T03:30:00.000, 2024-10-27T01:30:00Z",
        "Europe/Athens, 2024-10-27T04:00:00.000, ",
        // The hour that the server's clock skips in spring.
        "new-york+7h, 2024-03-10T09:30:00.000, ",
        "+03:00, 2024-11-03T08:30:00.000, ",
        "UTC, 2024-11-03T08:30:00.000, ",
        // Half an hour is repeated here.
        "Australia/Lord_Howe, 2024-04-07T01:45:00.000, 2024-04-06T15:15:00Z",
    })
    void shouldKnowSecondTimeOfRepeatedReadings(String rule, LocalDateTime server, Instant utc) {
        long serverLocalMillis = server.toInstant(ZoneOffset.UTC).toEpochMilli();

        long utcMillis = ServerTime.parse(rule).repeatUtcMillis(serverLocalMillis);

        assertThat(utcMillis).isEqualTo(utc == null ? 0 : utc.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new-york+7", "new-york+24h", "new-york+7h30", "Mars/Olympus", "3"})
    void shouldListRulesForUnknownText(String rule) {
        assertThatThrownBy(() -> ServerTime.parse(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + rule + "'")
                .hasMessageContaining("new-york+7h");
    }

    @Test
    void shouldPrintAsItWasWritten() {
        assertThat(ServerTime.parse(" new-york+7h ")).hasToString("new-york+7h");
    }
}
