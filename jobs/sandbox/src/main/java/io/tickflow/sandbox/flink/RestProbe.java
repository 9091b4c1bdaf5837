package io.tickflow.sandbox.flink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a JobManager how many TaskManagers it has. Thread-safe. */
final class RestProbe {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final HttpRequest overview;

    RestProbe(String restUrl) {
        this.overview =
                HttpRequest.newBuilder(URI.create(restUrl + "/overview"))
                        .timeout(ANSWER_MAX)
                        .build();
    }

    /** Registered TaskManagers; -1 if there is no answer, or none yet. */
    int taskManagers() {
        try {
            HttpResponse<String> answer =
                    client.send(overview, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? JSON.readTree(answer.body()).path("taskmanagers").asInt(-1)
                    : -1;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
