package io.tickflow.ingest.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.OfferedTick;
import io.tickflow.ingest.feed.Refusal;
import io.tickflow.ingest.feed.SymbolBatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private final RequestReader reader = new RequestReader(new Limits(1 << 20, 3, 2));

    @Test
    void shouldReadSession() throws RefusedRequest {
        SessionRequest request =
                reader.session(
                        bytes(
                                """
                                {"protocol": 1, "terminal": "vps-1", "account": 5012345,
                                 "server": "Broker-Demo", "server_time_offset_seconds": 10800,
                                 "software": "test 1", "symbols": ["EURUSD", "EURUSD", "XAUUSD.a"],
                                 "later": {"unknown": true}}
                                """));

        assertThat(request)
                .isEqualTo(
                        new SessionRequest(
                                "vps-1",
                                "5012345",
                                "Broker-Demo",
                                10_800,
                                "test 1",
                                List.of("EURUSD", "XAUUSD.a")));
    }

    @Test
    void shouldListEveryProblemOfSession() {
        assertThatThrownBy(
                        () ->
                                reader.session(
                                        bytes(
                                                "{\"protocol\":1,\"terminal\":\" \",\"server_time_offset_seconds\":0.5,\"symbols\":[3]}")))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessageContaining("server_time_offset_seconds")
                .hasMessageContaining("terminal must be")
                .hasMessageContaining("symbols must be");
    }

    @Test
    void shouldRefuseOtherProtocol() {
        assertThatThrownBy(() -> reader.session(bytes("{\"protocol\": 2}")))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal ->
                                assertThat(refusal.code())
                                        .isEqualTo(ErrorCode.PROTOCOL_UNSUPPORTED))
                .hasMessage("protocol is 2, this gateway speaks 1");
    }

    @Test
    void shouldReadTicks() throws RefusedRequest {
        TicksRequest request =
                reader.ticks(
                        bytes(
                                """
                                {"session": "s", "batches": [{"symbol": "EURUSD", "first": 7,
                                 "ticks": [[1399032000123, 1.1, -37.63, 0, 2.5, 134]]}]}
                                """));

        assertThat(request)
                .isEqualTo(
                        new TicksRequest(
                                "s",
                                List.of(
                                        new SymbolBatch(
                                                "EURUSD",
                                                7,
                                                List.of(
                                                        OfferedTick.of(
                                                                new FeedTick(
                                                                        1_399_032_000_123L,
                                                                        1.1,
                                                                        -37.63,
                                                                        0,
                                                                        2.5,
                                                                        134)))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]|BAD_TICK",
                "{}|BAD_TICK",
                "[1,1,1,1,1,1,1]|BAD_TICK",
                "[0,1,1,0,0,6]|BAD_TIME",
                "[-5,1,1,0,0,6]|BAD_TIME",
                "[1399032000.5,1,1,0,0,6]|BAD_TIME",
                "[\"1399032000123\",1,1,0,0,6]|BAD_TIME",
                "[99999999999999999999999,1,1,0,0,6]|BAD_TIME",
                "[1399032000123000,1,1,0,0,6]|BAD_TIME",
                "[1399032000123,NaN,1,0,0,6]|BAD_NUMBER",
                "[1399032000123,1,Infinity,0,0,6]|BAD_NUMBER",
                "[1399032000123,1,1e999,0,0,6]|BAD_NUMBER",
                "[1399032000123,null,1,0,0,6]|BAD_NUMBER",
                "[1399032000123,1,1,0,\"\",6]|BAD_NUMBER",
                "[1399032000123,1,1,0,0,6.5]|BAD_NUMBER",
                "[1399032000123,1,1,0,0,99999999999]|BAD_NUMBER",
            })
    void shouldMarkWhatIsNoTick(String tick, Refusal expected) throws RefusedRequest {
        TicksRequest request =
                reader.ticks(
                        bytes(
                                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":1,\"ticks\":["
                                        + tick
                                        + "]}]}"));

        assertThat(request.batches().get(0).ticks()).containsExactly(OfferedTick.refused(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"session\":",
                "{} {}",
                "session=1",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void shouldRefuseWhatIsNoJsonObject(String body) {
        assertThatThrownBy(() -> reader.ticks(bytes(body)))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"session\":\"s\"}",
                "{\"session\":\"s\",\"batches\":[7]}",
                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":0,\"ticks\":[[]]}]}",
                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":1.5,\"ticks\":[[]]}]}",
                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":9223372036854775807,\"ticks\":[[]]}]}",
                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":1,\"ticks\":[]}]}",
                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\\u0001\",\"first\":1,\"ticks\":[[]]}]}",
                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":1,\"ticks\":[[]]},{\"symbol\":\"A\",\"first\":2,\"ticks\":[[]]}]}",
            })
    void shouldRefuseBatchWithoutItsFields(String body) {
        assertThatThrownBy(() -> reader.ticks(bytes(body)))
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }

    @Test
    void shouldRefuseNamesWithBlanksAround() {
        assertThatThrownBy(
                        () ->
                                reader.ticks(
                                        bytes(
                                                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"EURUSD \",\"first\":1,\"ticks\":[[]]}]}")))
                .hasMessageContaining("printable characters without blanks around it");
    }

    @Test
    void shouldRefuseMoreThanTheLimits() {
        assertThatThrownBy(
                        () ->
                                reader.ticks(
                                        bytes(
                                                "{\"session\":\"s\",\"batches\":[{\"symbol\":\"A\",\"first\":1,\"ticks\":[[],[],[],[]]}]}")))
                .hasMessage("4 ticks in one request, the limit is 3");
        assertThatThrownBy(
                        () ->
                                reader.session(
                                        bytes("{\"protocol\":1,\"symbols\":[\"A\",\"B\",\"C\"]}")))
                .hasMessage("3 symbols in one session, the limit is 2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
