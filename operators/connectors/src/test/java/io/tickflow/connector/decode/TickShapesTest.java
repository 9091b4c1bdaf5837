package io.tickflow.connector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of known bridges: each is a tick, or says why it is none. */
class TickShapesTest {

    private static final long NOON = Instant.parse("2014-05-06T12:00:00Z").toEpochMilli();
    private static final long APPENDED = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final TickDecoder decoder =
            new TickDecoder(new FeedClock(ServerTime.UTC, Map.of(), 300_000));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'symbol':'E.a','time':1399377600,'time_msc':1399377600000,'bid':1.1,'ask':1.2,'last':0,'volume':0,'flags':6}",
                "{'SYMBOL':'E.a','ASK':1.2,'BID':1.1,'FLAGS':6,'TIME':1399377600,'VOLUME':0}",
                "{'symbol':'E.a','date_time':'2014.05.06 12:00:00','ask':1.2,'bid':1.1}",
                "{'symbol':'E.a','price':1.15,'volume':0,'timestamp':'2014-05-06T12:00:00','bid':1.1,'ask':1.2,'spread':0.1,'source':'mt5'}",
                "{'type':'tick','seq':7,'time_ms':1399377600000,'symbol':'E.a','bid':'1.1','ask':'1.2','last':'0.00','volume':0,'flags':6}",
                "{'symbol':'E.a','tick':{'time':1399377600,'bid':1.1,'ask':1.2,'last':0,'volume':0,'time_msc':1399377600000,'flags':6,'volume_real':0}}",
                "{'type':'tick','data':{'symbol':'E.a','bid':1.1,'ask':1.2,'timeMsc':1399377600000},'timestamp':1399377699}",
                "{'data':[{'s':'E.a','b':'1.1','a':'1.2','t':1399377600000}]}",
                "[{'symbol':'E.a','bid':1.1,'ask':1.2,'time':1399377600}]",
                "{'symbol':'E.a','bid':' 1.1 ','ask':'1.2','time':'1399377600'}",
                "{'symbol':'E.a','bid':1.1,'ask':1.2,'time':1399377600}\\n",
            })
    void shouldReadMessagesOfBridges(String message) {
        Tick tick = tick(message.replace('\'', '"').replace("\\n", "\n"));

        assertThat(tick)
                .returns("E.a", Tick::symbol)
                .returns(NOON, Tick::eventTimeMillis)
                .returns(1.1, Tick::bid)
                .returns(1.2, Tick::ask)
                .returns(0.0, Tick::volume);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MISSING_PRICE |{'timestamp':'2014-05-06T12:00:00','instrument':'E','price':1.2,'volume':1}|no bid and no ask; it has price",
                "MISSING_TIME  |[{'symbol':'E','last':'1.08765'}]|no time",
                "MISSING_PRICE |[{'symbol':'E','last':'','time':1399377600}]|no bid and no ask",
                "MISSING_PRICE |{'symbol':'E','time':1399377600,'open':1,'high':2,'low':1,'close':2}|no bid and no ask; it has open, high, low, close",
                "MISSING_PRICE |{'symbol':'E','time':1399377600,'bid':'','ask':2}|no bid",
                "MISSING_TIME  |[{'EURUSD':{'bid':1,'ask':2,'time':1399377600}}]|it has EURUSD {...}",
                "MISSING_TIME  |{'channel':'tick:EURUSD','data':[1399377600,1.1,1.2]}|it has channel, data [values without names]",
                "NOT_JSON      |[1399377600,1.1,1.2]|an array of values without names",
                "SEVERAL_TICKS |[{'symbol':'E'},{'symbol':'F'}]|an array of 2 objects: send one record",
                "SEVERAL_TICKS |{'ticks':1,'data':[{'s':'E'},{'s':'F'},{'s':'G'}]}|an array of 3 objects",
                "NOT_JSON      |{'s':'E'}{'s':'F'}|not one JSON object",
                "BAD_NUMBER    |{'symbol':'E','time':1399377600,'bid':'1,1','ask':2}|bid is not a number: '1,1'",
                "BAD_NUMBER    |{'symbol':'E','time':1399377600,'bid':'1.1f','ask':2}|bid is not a number",
                "BAD_NUMBER    |{'symbol':'E','time':1399377600,'bid':1.1,'ask':2,'last':'n/a'}|last is not a number",
            })
    void shouldSayWhatIsMissing(DeadLetterCode code, String message, String detail) {
        DeadLetter letter = decoded("EURUSD", message.replace('\'', '"')).deadLetter();

        assertThat(letter.code()).isEqualTo(code);
        assertThat(letter.detail()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'hello','server_utc_offset_s':10800,'digits':5,'broker_symbol':'E'}",
                "{'type':'Heartbeat','time':1399377600}",
                "{'event':'pong'}",
            })
    void shouldCountMessagesAboutTheBridgeApart(String message) {
        Decoded decoded = decoded("", message.replace('\'', '"'));

        assertThat(decoded.message()).isIn("hello", "heartbeat", "pong");
        assertThat(decoded.tick()).isNull();
        assertThat(decoded.deadLetter()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6                              |6",
                "6.0                            |6",
                "'6'                            |6",
                "'0x86'                         |134",
                "'BID ASK'                      |6",
                "'bid!ask'                      |6",
                "'TICK_FLAG_BID,TICK_FLAG_ASK'  |6",
                "'BUY+VOLUME'                   |48",
                "['BID','LAST']                 |10",
                "[2,4]                          |6",
                "'unheard of'                   |0",
                "true                           |0",
                "null                           |0",
                "1e99                           |0",
                "'0xfffffffffff'                |0",
            },
            quoteCharacter = '`')
    void shouldReadFlagsInAllForms(String flags, int bits) {
        String message = "{'symbol':'E','time':1399377600,'bid':1,'ask':2,'flags':" + flags + "}";

        assertThat(tick(message.replace('\'', '"').replace("!", "|")).flags()).isEqualTo(bits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\0\0\0", " \n\0", "\r\n"})
    void shouldPassOverTrailingNuls(String end) {
        assertThat(tick("{\"s\":\"E\",\"t\":1399377600,\"b\":1,\"a\":2}" + end).bid()).isEqualTo(1);
    }

    @Test
    void shouldReadJsonBehindSchemaId() {
        var value = new ByteArrayOutputStream();
        value.writeBytes(new byte[] {0, 0, 0, 0, 9});
        value.writeBytes(
                "{\"s\":\"E\",\"t\":1399377600,\"b\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8));

        assertThat(decoder.decode(record("", value.toByteArray())).tick().ask()).isEqualTo(2);
    }

    @Test
    void shouldReadJsonThatIsEncodedTwice() {
        assertThat(
                        tick("\"{\\\"s\\\":\\\"E\\\",\\\"t\\\":1399377600,\\\"b\\\":1,\\\"a\\\":2}\"")
                                .ask())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"EURUSD|EURUSD", "\"EURUSD\"|EURUSD", "GBPUSD.a\0|GBPUSD.a", " X |X"},
            quoteCharacter = '`')
    void shouldTakeSymbolOfKey(String key, String symbol) {
        assertThat(decoded(key, "{\"t\":1399377600,\"b\":1,\"a\":2}").tick().symbol())
                .isEqualTo(symbol);
        assertThat(decoded(key, "garbage").deadLetter().symbol()).isEqualTo(symbol);
        assertThat(decoded(key, "").deadLetter())
                .returns(DeadLetterCode.EMPTY_VALUE, DeadLetter::code)
                .returns(symbol, DeadLetter::symbol);
        assertThat(decoded(key, "x".repeat(20_000)).deadLetter().symbol()).isEqualTo(symbol);
    }

    @Test
    void shouldTakeNoSymbolOfBinaryKey() {
        byte[] value = "garbage".getBytes(StandardCharsets.UTF_8);

        assertThat(decoder.decode(record(new byte[] {0, 0, 0, 7}, value)).deadLetter().symbol())
                .isEmpty();
        assertThat(
                        decoder.decode(record(new byte[] {(byte) 0xc3, 'x'}, value))
                                .deadLetter()
                                .symbol())
                .isEmpty();
    }

    private Decoded decoded(String key, String value) {
        return decoder.decode(record(key, value.getBytes(StandardCharsets.UTF_8)));
    }

    private Tick tick(String value) {
        Decoded decoded = decoded("", value);
        assertThat(decoded.deadLetter()).isNull();
        return decoded.tick();
    }

    private static RawRecord record(String key, byte[] value) {
        return record(key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static RawRecord record(byte[] key, byte[] value) {
        return new RawRecord(key, value, "mt5.ticks", 1, 42, APPENDED);
    }
}
