package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.OPERATOR;
import static io.tickflow.gateway.GatewayFixture.VIEWER;
import static io.tickflow.gateway.GatewayFixture.bearer;
import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.gateway.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    private static final String HALT = "/v1/control/halt";

    @RegisterExtension static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void shouldAskWriterForToken() throws Exception {
        assertThat(gateway.post(HALT, "{\"reason\":\"news\"}").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldNotObeyViewer() throws Exception {
        assertThat(gateway.post(HALT, "{\"reason\":\"news\"}", bearer(VIEWER)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldAskForReason() throws Exception {
        HttpResponse<String> answer =
                gateway.post(HALT, "{\"symbol\":\"EURUSD\"}", bearer(OPERATOR));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).contains("reason").contains("symbol");
    }

    @Test
    void shouldRefuseUnknownCommand() throws Exception {
        assertThat(
                        gateway.post("/v1/control/panic", "{\"reason\":\"x\"}", bearer(OPERATOR))
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseBodyOfOtherType() throws Exception {
        assertThat(gateway.postText(HALT, "reason=x", bearer(OPERATOR)).statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldRefuseTextOfSeveralLines() throws Exception {
        HttpResponse<String> answer =
                gateway.post(
                        HALT,
                        "{\"reason\":\"news\",\"account\":\"a\\nERROR root says RESUME\"}",
                        bearer(OPERATOR));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).contains("account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b", "\u009f", "\u00a0"})
    void shouldRefuseLineOfOtherThanText(String reason) throws Exception {
        assertThat(halt(reason)).isEqualTo(400);
    }

    private static int halt(String reason) throws Exception {
        return gateway.post(HALT, Json.object().put("reason", reason).toString(), bearer(OPERATOR))
                .statusCode();
    }

    @Test
    void shouldRefuseWriteOfForeignPage() throws Exception {
        assertThat(
                        gateway.post(
                                        HALT,
                                        "{\"reason\":\"news\"}",
                                        "Authorization",
                                        "Bearer " + OPERATOR,
                                        "Origin",
                                        "null")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldRefuseBodyAboveTheLimit() throws Exception {
        URI url = URI.create(gateway.gateway().url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(
                            """
                            POST /v1/control/halt HTTP/1.1
                            Host: localhost
                            Authorization: Bearer %s
                            Content-Type: application/json
                            Content-Length: 2000000

                            {"reason":
                            """
                                    .formatted(OPERATOR)
                                    .replace("\n", "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));

            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    /** The command is not lost in silence: the caller learns that it is not recorded. */
    @Test
    void shouldSayThatCommandIsNotRecorded() throws Exception {
        HttpResponse<String> answer = gateway.post(HALT, "{\"reason\":\"news\"}", bearer(OPERATOR));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("detail").asText())
                .contains("HALT is NOT recorded: no Kafka broker answers");
    }
}
