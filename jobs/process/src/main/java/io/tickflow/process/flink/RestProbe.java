package io.tickflow.process.flink;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/** Probes a JobManager and its TaskManagers over REST. Thread-safe. */
final class RestProbe {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client;
    private final String restUrl;

    /** Creates a probe of the cluster with these settings. */
    RestProbe(Configuration settings) {
        this.restUrl = ClusterFolder.restUrl(settings);
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(ANSWER_MAX);
        if (ClusterTls.isEncrypted(settings)) {
            try {
                builder.sslContext(ClusterTls.context(settings));
            } catch (IOException e) {
                throw new ProcessException("no client for " + restUrl + ": " + e.getMessage(), e);
            }
        }
        this.client = builder.build();
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
