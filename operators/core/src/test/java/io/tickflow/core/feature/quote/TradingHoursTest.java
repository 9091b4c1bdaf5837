package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingHoursTest {

    private static float[] at(long millis) {
        var out = new WrittenFeatures(TradingHours.SPECS.size());
        TradingHours.emit(millis, 5_400_000, out.out());
        return out.values();
    }

    @Test
    void shouldMatchCalendarAtAnyTime() {
        long seed = 45;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt(2_000_000_000), 999_000_000);
            float[] values = at(instant.toEpochMilli());

            ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
            double angle = 2 * Math.PI * utc.toLocalTime().toNanoOfDay() / 86_400e9;
            String where = "seed %d, %s".formatted(seed, instant);
            assertThat((double) values[0]).as(where).isCloseTo(Math.sin(angle), within(1e-6));
            assertThat((double) values[1]).as(where).isCloseTo(Math.cos(angle), within(1e-6));
            assertThat(values[2]).as(where).isEqualTo(utc.getDayOfWeek().getValue());
            assertThat(values[3]).as(where).isEqualTo(open(instant, "Asia/Tokyo", 9, 18));
            assertThat(values[4]).as(where).isEqualTo(open(instant, "Europe/London", 8, 17));
            assertThat(values[5]).as(where).isEqualTo(open(instant, "America/New_York", 8, 17));
            assertThat(values[6]).isEqualTo(1.5f);
        }
    }

    private static float open(Instant instant, String zone, int from, int to) {
        int hour = instant.atZone(ZoneId.of(zone)).getHour();
        return hour >= from && hour < to ? 1 : 0;
    }

    /** Clocks went forward in New York on 2014-03-09, in London on 03-30; back on 11-02, 10-26. */
    @ParameterizedTest
    @CsvSource({
        "2014-03-07T12:59:59.999Z, 1, 0",
        "2014-03-07T13:00:00.000Z, 1, 1",
        "2014-03-10T11:59:59.999Z, 1, 0",
        "2014-03-10T12:00:00.000Z, 1, 1",
        "2014-03-10T16:59:59.999Z, 1, 1",
        "2014-03-10T17:00:00.000Z, 0, 1",
        "2014-03-28T07:59:59.999Z, 0, 0",
        "2014-03-28T08:00:00.000Z, 1, 0",
        "2014-03-31T06:59:59.999Z, 0, 0",
        "2014-03-31T07:00:00.000Z, 1, 0",
        "2014-10-24T15:59:59.999Z, 1, 1",
        "2014-10-24T16:00:00.000Z, 0, 1",
        "2014-10-27T16:59:59.999Z, 1, 1",
        "2014-10-27T17:00:00.000Z, 0, 1",
        "2014-11-03T12:59:59.999Z, 1, 0",
        "2014-11-03T13:00:00.000Z, 1, 1"
    })
    void shouldFollowDaylightSavingInLondonAndNewYork(Instant time, float london, float newYork) {
        float[] values = at(time.toEpochMilli());

        assertThat(values[4]).isEqualTo(london);
        assertThat(values[5]).isEqualTo(newYork);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-05-01T23:59:59.999Z, 0",
        "2014-05-02T00:00:00.000Z, 1",
        "2014-05-02T08:59:59.999Z, 1",
        "2014-05-02T09:00:00.000Z, 0"
    })
    void shouldHaveTokyoWithoutDaylightSaving(Instant time, float tokyo) {
        assertThat(at(time.toEpochMilli())[3]).isEqualTo(tokyo);
    }

    @Test
    void shouldCountTheDaysFromMonday() {
        assertThat(at(Instant.parse("2014-05-05T00:00:00Z").toEpochMilli())[2])
                .isEqualTo(DayOfWeek.MONDAY.getValue());
        assertThat(at(Instant.parse("2014-05-04T23:59:59Z").toEpochMilli())[2])
                .isEqualTo(DayOfWeek.SUNDAY.getValue());
    }
}
