package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.OPERATOR;
import static io.tickflow.gateway.GatewayFixture.VIEWER;
import static io.tickflow.gateway.GatewayFixture.bearer;
import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final String HALT = "/v1/control/halt";

    private static GatewayFixture gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayFixture();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

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

    /** The command is not lost in silence: the caller learns that it is not recorded. */
    @Test
    void shouldSayThatCommandIsNotRecorded() throws Exception {
        HttpResponse<String> answer = gateway.post(HALT, "{\"reason\":\"news\"}", bearer(OPERATOR));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("detail").asText()).contains("NOT known to be recorded");
    }
}
