package io.tickflow.connector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickDecoderTest {

    /** Noon UTC; the server, New York plus seven hours in summer, shows 15:00. */
    private static final long NOON_UTC = Instant.parse("2014-05-06T12:00:00.123Z").toEpochMilli();

    private static final long SERVER_MILLIS = NOON_UTC + 3 * 3_600_000L;
    private static final long APPENDED = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final TickDecoder decoder =
            new TickDecoder(
                    new FeedClock(
                            ServerTime.parse("new-york+7h"),
                            Map.of("EURUSD.fxcm", ServerTime.parse("-05:00")),
                            300_000));

    @Test
    void shouldReadWhatABridgePublishes() {
        Tick tick =
                tick(
                        "{\"symbol\":\"EURUSD\",\"time_msc\":"
                                + SERVER_MILLIS
                                + ",\"bid\":1.39,\"ask\":1.3901,\"last\":0,\"volume\":2,\"flags\":6}");

        assertThat(tick)
                .isEqualTo(new Tick("EURUSD", NOON_UTC, 1.39, 1.3901, 0, 2, 6, 1, 42, APPENDED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'symbol':'EURUSD','time_msc':%d,'bid':1.1,'ask':1.2}",
                "{'s':'EURUSD','t':%d,'b':'1.1','a':'1.2'}",
                "{'symbol':'EURUSD','time':1399388400.123,'bid':1.1,'ask':1.2}",
                "{'symbol':'EURUSD','timestamp':'2014-05-06T15:00:00.123','bid':1.1,'ask':1.2}",
                "{'symbol':'EURUSD','timestamp':'2014-05-06T12:00:00.123Z','bid':1.1,'ask':1.2}",
                "{'symbol':'EURUSD','timestamp':'2014-05-06T14:00:00.123+02:00','bid':1.1,'ask':1.2}",
                "{'symbol':'EURUSD','time':'2014.05.06 15:00:00.123','bid':1.1,'ask':1.2}",
                "{'symbol':'EURUSD','time':1399388400,'time_msc':%d,'bid':1.1,'ask':1.2}",
                "{'symbol':'EURUSD','t':1399388400123456,'bid':1.1,'ask':1.2}",
                "{'more':{'deep':[1,{'bid':9}]},'symbol':'EURUSD','t':%d,'b':1.1,'a':1.2,'last':null}",
            })
    void shouldReadEveryShapeOfTimeAndName(String shape) {
        Tick tick = tick(shape.replace('\'', '"').replace("%d", Long.toString(SERVER_MILLIS)));

        assertThat(tick.eventTimeMillis()).isEqualTo(NOON_UTC);
        assertThat(tick.bid()).isEqualTo(1.1);
        assertThat(tick.ask()).isEqualTo(1.2);
        assertThat(tick.last()).isNaN();
    }

    @Test
    void shouldTakeSymbolFromKeyIfValueHasNone() {
        Decoded decoded =
                decoder.decode(record("EURUSD.a", "{\"t\":" + SERVER_MILLIS + ",\"b\":1,\"a\":2}"));

        assertThat(decoded.tick().symbol()).isEqualTo("EURUSD.a");
    }

    @Test
    void shouldUseTheRuleOfTheSymbol() {
        Tick tick = tick("{\"s\":\"EURUSD.fxcm\",\"t\":" + SERVER_MILLIS + ",\"b\":1,\"a\":2}");

        assertThat(tick.eventTimeMillis()).isEqualTo(SERVER_MILLIS + 5 * 3_600_000L);
    }

    @Test
    void shouldReadTickWithLastAlone() {
        Tick tick = tick("{\"s\":\"ES\",\"t\":1399388400123,\"last\":5000.25,\"volume\":3}");

        assertThat(tick.hasLastAlone()).isTrue();
        assertThat(tick.last()).isEqualTo(5000.25);
    }

    @Test
    void shouldLeaveJudgementOfPricesToSanitizer() {
        assertThat(tick("{\"s\":\"E\",\"t\":1399388400123,\"b\":NaN,\"a\":-1}").bid()).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EMPTY_VALUE    |``",
                "NOT_JSON       |garbage",
                "NOT_JSON       |[1,2]",
                "NOT_JSON       |{\"s\":\"E\",\"t\":1399388400123,\"b\":1,\"a\":2} trailing",
                "NOT_JSON       |{\"s\":\"E\",\"t\":1399388400123,\"b\":1,",
                "MISSING_SYMBOL |{\"t\":1399388400123,\"b\":1,\"a\":2}",
                "MISSING_SYMBOL |{\"s\":\"  \",\"t\":1399388400123,\"b\":1,\"a\":2}",
                "MISSING_TIME   |{\"s\":\"E\",\"b\":1,\"a\":2}",
                "BAD_TIME       |{\"s\":\"E\",\"t\":\"noon\",\"b\":1,\"a\":2}",
                "BAD_TIME       |{\"s\":\"E\",\"t\":\"2014-13-06T15:00:00\",\"b\":1,\"a\":2}",
                "BAD_TIME       |{\"s\":\"E\",\"t\":638453163000000000,\"b\":1,\"a\":2}",
                "BAD_TIME       |{\"s\":\"E\",\"t\":1e30,\"b\":1,\"a\":2}",
                "BAD_TIME       |{\"s\":\"E\",\"t\":NaN,\"b\":1,\"a\":2}",
                "MISSING_PRICE  |{\"s\":\"E\",\"t\":1399388400123,\"b\":1}",
                "MISSING_PRICE  |{\"s\":\"E\",\"t\":1399388400123,\"b\":1,\"last\":1}",
                "MISSING_PRICE  |{\"s\":\"E\",\"t\":1399388400123}",
                "BAD_NUMBER     |{\"s\":\"E\",\"t\":1399388400123,\"b\":\"1,1\",\"a\":2}",
                "BAD_NUMBER     |{\"s\":\"E\",\"t\":1399388400123,\"b\":true,\"a\":2}",
                "BAD_SYMBOL     |{\"s\":\"E\\u000138=1\",\"t\":1399388400123,\"b\":1,\"a\":2}",
                "BAD_SYMBOL     |{\"s\":\"\\ud83d\",\"t\":1399388400123,\"b\":1,\"a\":2}",
                "IN_THE_FUTURE  |{\"s\":\"E\",\"t\":\"2026-01-01T00:05:00.001Z\",\"b\":1,\"a\":2}",
            })
    void shouldSayWhyRecordIsNoTick(DeadLetterCode code, String value) {
        assertThat(letter(value).code()).isEqualTo(code);
    }

    @Test
    void shouldRefuseLongSymbolAndOversizedValue() {
        assertThat(
                        letter(
                                "{\"s\":\""
                                        + "X".repeat(300)
                                        + "\",\"t\":1399388400123,\"b\":1,\"a\":2}"))
                .returns(DeadLetterCode.SYMBOL_TOO_LONG, DeadLetter::code)
                .returns(64, letter -> letter.symbol().length());
        assertThat(letter("x".repeat(1_000_000)))
                .returns(DeadLetterCode.TOO_LARGE, DeadLetter::code)
                .returns(1_000_000, DeadLetter::payloadBytes)
                .returns(65_536, letter -> letter.payload().length());
    }

    @Test
    void shouldAcceptTimeAheadUpToLimit() {
        assertThat(tick("{\"s\":\"E\",\"t\":\"2026-01-01T00:05:00Z\",\"b\":1,\"a\":2}"))
                .returns(APPENDED + 300_000, Tick::eventTimeMillis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void shouldReadNothingButUtf8(String charset) {
        byte[] value =
                "{\"s\":\"E\",\"t\":1399388400123,\"b\":1,\"a\":2}"
                        .getBytes(Charset.forName(charset));

        assertThat(decoded(value).deadLetter().code()).isEqualTo(DeadLetterCode.NOT_JSON);
    }

    @Test
    void shouldRejectOtherEncodings() {
        byte[] starts = {0, 1, ' ', '{', (byte) 0xef, (byte) 0xbb, (byte) 0xfe, (byte) 0xff};
        for (int i = 0; i < 8 * 8 * 8 * 8; i++) {
            byte[] value = {
                starts[i % 8], starts[i / 8 % 8], starts[i / 64 % 8], starts[i / 512], 0x7f, 0, 0, 1
            };
            for (int length = 1; length <= value.length; length++) {
                assertThat(decoded(Arrays.copyOf(value, length)).deadLetter().code())
                        .as("%s", HexFormat.of().formatHex(value, 0, length))
                        .isEqualTo(DeadLetterCode.NOT_JSON);
            }
        }
    }

    @Test
    void shouldSurviveStructuralGarbage() {
        long seed = 20_140_507;
        var random = new SplittableRandom(seed);
        byte[] structure =
                "{}[]:,\"\\ \n0123456789.-+eENaInfityulrsb\u00e4\ud83d\ude80\ufeff"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100_000; i++) {
            byte[] value = new byte[random.nextInt(1, 64)];
            int nulShare = random.nextInt(0, 100);
            for (int at = 0; at < value.length; at++) {
                value[at] =
                        random.nextInt(100) < nulShare
                                ? 0
                                : structure[random.nextInt(structure.length)];
            }
            Decoded decoded = decoded(value);
            assertThat((decoded.tick() == null) != (decoded.deadLetter() == null))
                    .as("seed %d, record %d: %s", seed, i, HexFormat.of().formatHex(value))
                    .isTrue();
        }
    }

    @Test
    void shouldSurviveAnyFieldValue() {
        long seed = 20_140_508;
        var random = new SplittableRandom(seed);
        String[] names = {
            "symbol", "s", "bid", "a", "last", "volume", "volume_real", "flags", "time_msc", "t"
        };
        String[] values = {
            "1e999",
            "-1e999",
            "NaN",
            "-Infinity",
            "\"\"",
            "\" \"",
            "null",
            "true",
            "{}",
            "[[]]",
            "\"0x1p3\"",
            "1e-400",
            "\"-999999999999\"",
            "\"9223372036854775807\"",
            "99999999999999999999",
            "\"+99999-01-01T00:00:00Z\"",
            "\"2014-05-06T15:00:00+99:99\"",
            "\":\"",
            "\"\\u0000\"",
            "1399388400123",
            "1.1",
            "\"EURUSD\"",
        };
        for (int i = 0; i < 50_000; i++) {
            var json = new StringJoiner(",", "{", "}");
            for (int fields = random.nextInt(8); fields > 0; fields--) {
                String name = names[random.nextInt(names.length)];
                json.add('"' + name + "\":" + values[random.nextInt(values.length)]);
            }
            Decoded decoded = decoder.decode(record("", json.toString()));
            assertThat((decoded.tick() == null) != (decoded.deadLetter() == null))
                    .as("seed %d, record %d: %s", seed, i, json)
                    .isTrue();
        }
    }

    @Test
    void shouldGiveTickOrDeadLetterForAnyBytes() {
        long seed = 20_140_506;
        var random = new SplittableRandom(seed);
        byte[] good =
                ("{\"symbol\":\"EURUSD\",\"time_msc\":"
                                + SERVER_MILLIS
                                + ",\"bid\":1.39,\"ask\":1.3901}")
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] value = good.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                value[random.nextInt(value.length)] = (byte) random.nextInt(256);
            }
            Decoded decoded = decoded(value);
            assertThat((decoded.tick() == null) != (decoded.deadLetter() == null))
                    .as("seed %d, record %d", seed, i)
                    .isTrue();
        }
    }

    private Decoded decoded(byte[] value) {
        return decoder.decode(new RawRecord(new byte[0], value, "mt5.ticks", 1, 42, APPENDED));
    }

    private Tick tick(String value) {
        Decoded decoded = decoder.decode(record("", value));
        assertThat(decoded.deadLetter()).isNull();
        return decoded.tick();
    }

    private DeadLetter letter(String value) {
        Decoded decoded = decoder.decode(record("", value));
        assertThat(decoded.tick()).isNull();
        return decoded.deadLetter();
    }

    private static RawRecord record(String key, String value) {
        return new RawRecord(
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                "mt5.ticks",
                1,
                42,
                APPENDED);
    }
}
