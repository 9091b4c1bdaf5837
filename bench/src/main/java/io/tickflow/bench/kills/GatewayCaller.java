package io.tickflow.bench.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the gateway. Thread-safe. */
final class GatewayCaller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final URI gateway;
    private final HttpClient client = HttpClient.newHttpClient();

    GatewayCaller(URI gateway) {
        this.gateway = gateway;
    }

    /**
     * Answer to a question.
     *
     * @param status status of HTTP, or the word for no answer
     * @param body document; missing without one
     */
    record Reply(String status, JsonNode body) {

        boolean isOk() {
            return status.equals(Integer.toString(OK));
        }

        JsonNode meta() {
            return body.path("meta");
        }

        boolean isDegraded() {
            return meta().path("degraded").asBoolean();
        }
    }

    Reply ask(String path) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT).build(),
                            BodyHandlers.ofByteArray());
            return new Reply(
                    Integer.toString(answer.statusCode()),
                    answer.body().length == 0
                            ? MissingNode.getInstance()
                            : JSON.readTree(answer.body()));
        } catch (IOException e) {
            return new Reply(e.getClass().getSimpleName(), MissingNode.getInstance());
        }
    }
}
