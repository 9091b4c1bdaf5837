package io.tickflow.connector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time of a tick among several times of its message. */
class EventTimesTest {

    private static final long NOON = Instant.parse("2014-05-06T12:00:00.123Z").toEpochMilli();
    private static final long APPENDED = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final TickDecoder decoder = decoder("+03:00");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'time_msc':1399388400123|'time':1399388400|'timestamp':'2014-05-06T12:00:00Z'",
                "'timeMsc':1399388400123|'t':1399388400|'timestamp':'2014-05-06T12:00:00.9Z'",
                "'TIME_MSC':1399388400123|'TIME':1399388400",
                "'time_msc':'1399388400123'|'datetime':'2014.05.06 15:00:00'",
                "'time_ms':1399388400123|'ts':1399388401",
                "'time':1399388400.123|'timestamp':1399388400|'t':1399388401",
                "'timestamp':'2014-05-06T12:00:00.123Z'|'t':1399388400",
                "'time_msc':0|'time':1399388400.123",
                "'time_msc':'0'|'time':0|'timestamp':'2014-05-06T12:00:00.123Z'",
                "'time_msc':''|'time':-1|'t':1399388400123",
                "'time_msc':null|'date_time':'2014.05.06 15:00:00.123'",
                "'time':'2014.05.06 15:00:00.123'|'t':'quote'",
                "'date':'2014.05.06'|'time':'15:00:00.123'",
                "'date':'2014-05-06'|'time':1399388400.123",
                "'time':1399388400.123|'brokerTime':'2014.05.06 19:00:00'",
                "'broker_time':'2014.05.06 15:00:00.123'|'time':0",
                "'date':'2014-05-06T15:00:00.123'|'server':'x'",
            })
    void shouldChooseTimeWhateverTheOrder(String fields) {
        List<String> shuffled = new ArrayList<>(List.of(fields.replace('\'', '"').split("\\|")));
        shuffled.addAll(List.of("\"symbol\":\"E\"", "\"bid\":1", "\"ask\":2"));
        var random = new Random(3);
        for (int i = 0; i < 24; i++) {
            Collections.shuffle(shuffled, random);
            String value = "{" + String.join(",", shuffled) + "}";
            assertThat(tick(value).eventTimeMillis()).as(value).isEqualTo(NOON);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'time_msc':1399388400123,'time':1399388402 |its times timemsc and time are 1877 ms",
                "'time':1399388402,'time_msc':1399388400123 |its times timemsc and time are 1877 ms",
                "'time':1399388400,'timestamp':'2014-05-06T15:00:00Z' |are 10800000 ms apart",
                "'t':1399388400,'timestamp':1399374000 |its times timestamp and t are",
                "'time':1399388400,'time':1399388401 |the field time is there twice",
                "'time':1399388400,'TIME':1399388400.5 |there twice with different values",
                "'time':1399388400,'bid':1.5 |the field bid is there twice",
            })
    void shouldRefuseContradictions(String fields, String detail) {
        DeadLetter letter = letter("{" + fields.replace('\'', '"') + REST);

        assertThat(letter.code()).isEqualTo(DeadLetterCode.CONTRADICTION);
        assertThat(letter.detail()).contains(detail);
    }

    @Test
    void shouldRefuseUnreadableTimeOfHighestPrecedence() {
        assertThat(letter("{\"time_msc\":\"soon\",\"time\":1399388400" + REST))
                .returns(DeadLetterCode.BAD_TIME, DeadLetter::code)
                .returns("E", DeadLetter::symbol);
    }

    @Test
    void shouldReadZeroIfThereIsNoOtherTime() {
        assertThat(tick("{\"time\":0" + REST).eventTimeMillis()).isEqualTo(-3 * 3_600_000L);
    }

    @Test
    void shouldLeaveRepeatedHourOpen() {
        TickDecoder newYork = decoder("new-york+7h");
        long reading = Instant.parse("2024-11-03T08:30:00Z").toEpochMilli();

        Tick tick = newYork.decode(record("{\"time_msc\":" + reading + REST)).tick();

        assertThat(tick.eventTimeMillis())
                .isEqualTo(Instant.parse("2024-11-03T05:30:00Z").toEpochMilli());
        assertThat(tick.repeatTimeMillis())
                .isEqualTo(Instant.parse("2024-11-03T06:30:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-03T05:30:00Z", "2024-11-03T06:30:00Z"})
    void shouldSettleRepeatedHourByTimeWithZone(String utc) {
        TickDecoder newYork = decoder("new-york+7h");
        long reading = Instant.parse("2024-11-03T08:30:00Z").toEpochMilli();
        String both = "\"time_msc\":" + reading + ",\"timestamp\":\"" + utc + '"';

        assertThat(newYork.decode(record("{" + both + REST)).tick())
                .returns(Instant.parse(utc).toEpochMilli(), Tick::eventTimeMillis)
                .returns(0L, Tick::repeatTimeMillis);
    }

    private static final String REST = ",\"symbol\":\"E\",\"bid\":1,\"ask\":2}";

    private static TickDecoder decoder(String rule) {
        return new TickDecoder(new FeedClock(ServerTime.parse(rule), Map.of(), 300_000));
    }

    private Tick tick(String value) {
        Decoded decoded = decoder.decode(record(value));
        assertThat(decoded.deadLetter()).isNull();
        return decoded.tick();
    }

    private DeadLetter letter(String value) {
        return decoder.decode(record(value)).deadLetter();
    }

    private static RawRecord record(String value) {
        return new RawRecord(
                new byte[0], value.getBytes(StandardCharsets.UTF_8), "mt5.ticks", 1, 42, APPENDED);
    }
}
