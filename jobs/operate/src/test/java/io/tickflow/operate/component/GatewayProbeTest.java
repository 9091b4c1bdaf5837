package io.tickflow.operate.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tickflow.operate.status.StatusLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayProbeTest {

    @ParameterizedTest
    @CsvSource({
        "200, OK, follows the topics",
        "503, WARN, does not follow the topics yet",
        "404, RED, answers 404. Maybe it is no gateway"
    })
    void shouldJudgeReadinessByStatus(int status, StatusLevel level, String text)
            throws IOException {
        HttpServer server = server();
        server.createContext(
                "/v1/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        try {
            Component gateway = GatewayProbe.ask(url(server));

            assertThat(gateway.health().level()).isEqualTo(level);
            assertThat(gateway.health().text()).isEqualTo(url(server) + " " + text);
            assertThat(gateway.metrics()).containsKey("answerMillis");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldBeRedWithoutAnAnswer() throws IOException {
        HttpServer gone = server();
        URI url = url(gone);
        gone.stop(0);

        Component gateway = GatewayProbe.ask(url);

        assertThat(gateway.health().level()).isEqualTo(StatusLevel.RED);
        assertThat(gateway.health().text()).startsWith(url + " does not answer");
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
