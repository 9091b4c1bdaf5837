package io.tickflow.process.flink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Probes a JobManager and its TaskManagers over REST. Thread-safe. */
final class RestProbe {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final String restUrl;

    RestProbe(String restUrl) {
        this.restUrl = restUrl;
    }

    /** Returns true if it serves; a JobManager without leadership does not. */
    boolean answers() {
        return get("/overview").isPresent();
    }

    /**
     * Returns true if a TaskManager of this resource id is registered. Asks for all of them: a
     * JobManager logs a stack trace for each question about one that it does not know yet.
     */
    boolean isRegistered(String resourceId) {
        return get("/taskmanagers").filter(all -> all.contains('"' + resourceId + '"')).isPresent();
    }

    private Optional<String> get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(restUrl + path)).timeout(ANSWER_MAX).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
