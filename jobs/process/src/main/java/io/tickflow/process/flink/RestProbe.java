package io.tickflow.process.flink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

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
        return isThere("/overview");
    }

    /** Returns true if a TaskManager of this resource id is registered. */
    boolean isRegistered(String resourceId) {
        return isThere("/taskmanagers/" + resourceId);
    }

    private boolean isThere(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(restUrl + path)).timeout(ANSWER_MAX).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
