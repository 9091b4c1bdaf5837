package io.tickflow.connector.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickTimeTest {

    private static final long NOON = Instant.parse("2014-05-06T12:00:00.180Z").toEpochMilli();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014-05-06T12:00:00.18Z",
                "2014-05-06T12:00:00.1800000Z",
                "2014-05-06T12:00:00.180999999999Z",
                "2014-05-06T12:00:00,18z",
                "2014-05-06t12:00:00.18z",
                "2014-05-06 12:00:00.18 UTC",
                "2014-05-06 12:00:00.18UTC",
                "2014.05.06 12:00:00.18 GMT",
                "2014/05/06 12:00:00.180 utc",
                "2014-05-06T15:00:00.18+0300",
                "2014-05-06T15:00:00.18+03",
                "2014-05-06T15:00:00.18+03:00",
                "2014-05-06 15:00:00.18 +03:00",
                "2014-05-06 15:00:00.18 UTC+3",
                "2014-05-06 15:00:00.18 GMT+0300",
                "2014-05-06T12:00:00.18+00",
                "2014-05-06T12:00:00.18+0000",
                "2014-05-06T12:00:00.18-00:00",
                "2014-05-06T06:30:00.18-0530",
                "2014-05-06T15:00:00.18+03:00[Europe/Athens]",
                "2014-05-06 12:00:00.18 +0000 UTC",
                "20140506T120000.18Z",
                "20140506 12:00:00.18Z",
                "  2014-05-06T12:00:00.18Z  ",
            })
    void shouldReadDatesThatNameTheirZone(String text) {
        assertThat(TickTime.read(text)).isEqualTo(new TickTime(NOON, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1399377600180",
                "1399377600.18",
                "1399377600.180",
                "1399377600180000",
                "1399377600180999",
                "1399377600180000000",
                "1399377600180999999",
                "1.39937760018e9",
                "2014-05-06 12:00:00.18",
                "2014-05-06T12:00:00.1800000",
                "2014.05.06 12:00:00.18",
                "2014/5/6 12:00:00.18",
                "20140506T120000.180",
                "2014-05-06_12:00:00.18",
            })
    void shouldReadServerTimesInAllForms(String text) {
        assertThat(TickTime.read(text)).isEqualTo(new TickTime(NOON, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "638453163000000000         |18 digits are no epoch number",
                "133541859000000000         |18 digits are no epoch number",
                "06.05.2014 12:00:00        |the year must come first",
                "05/06/2014 12:00:00        |the year must come first",
                "12:00:00                   |the year must come first",
                "2014-05-06T12:00:00 EET    |'EET' is not a zone",
                "2014-05-06T12:00:00+99:99  |99 is more than 18",
                "2014-05-06T12:00:00.Z      |no digit after the decimal point",
                "2014-05-06T12:61:00        |61 is more than 59",
                "2014-05-06T24:00:00        |24 is more than 23",
                "2014-05-06T12:00:0         |a digit is missing",
                "2014-05.06 12:00:00        |two kinds of separators",
                "2014-13-06T12:00:00        |MonthOfYear",
                "2014-02-30T12:00:00        |FEBRUARY",
                "2014-05-06T12:00:00Z later |later' is not a zone",
                "noon                       |neither a number nor a date",
                "1399377600d                |neither a number nor a date",
                "0x1p3                      |neither a number nor a date",
                "1e30                       |out of range",
                "NaN                        |out of range",
                "-1                         |out of range",
            })
    void shouldSayWhyTextIsNoTime(String text, String reason) {
        assertThatThrownBy(() -> TickTime.read(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldReadWhatInstantsPrint() {
        long seed = 7;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant instant =
                    Instant.ofEpochSecond(
                            random.nextLong(631_152_000L, 4_102_444_800L),
                            random.nextInt(1_000_000_000));
            assertThat(TickTime.read(instant.toString()))
                    .as("seed %d: %s", seed, instant)
                    .isEqualTo(new TickTime(instant.toEpochMilli(), true));
        }
    }
}
