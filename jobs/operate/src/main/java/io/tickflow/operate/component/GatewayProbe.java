package io.tickflow.operate.component;

import io.tickflow.operate.component.Component.Health;
import io.tickflow.operate.component.Component.RunBy;
import io.tickflow.operate.status.StatusLevel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Probe of a gateway by its check of readiness, which needs no token. */
public final class GatewayProbe {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);
    private static final int READY = 200;
    private static final int NOT_READY = 503;

    private GatewayProbe() {}

    /**
     * Asks the gateway, for at most some seconds.
     *
     * @param url of the gateway, http or https; null for none
     */
    public static Component ask(@Nullable URI url) {
        if (url == null) {
            return component(
                    "",
                    "",
                    new Health(StatusLevel.UNKNOWN, "not asked: give --gateway URL", null),
                    Map.of());
        }
        String name = url.toString();
        HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/v1/health/ready")).timeout(ANSWER_MAX).build();
        long startNanos = System.nanoTime();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
            return component(
                    name,
                    answer.statusCode() == READY ? "RUNNING" : "",
                    health(name, answer.statusCode()),
                    Map.of("answerMillis", (double) millis));
        } catch (IOException e) {
            String why = e.getMessage() == null ? "" : ": " + e.getMessage();
            return component(
                    name,
                    "",
                    new Health(StatusLevel.RED, name + " does not answer" + why, null),
                    Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return component(
                    name,
                    "",
                    new Health(StatusLevel.UNKNOWN, "the question was interrupted", null),
                    Map.of());
        }
    }

    private static Health health(String name, int status) {
        return switch (status) {
            case READY -> new Health(StatusLevel.OK, name + " follows the topics", null);
            case NOT_READY ->
                    new Health(StatusLevel.WARN, name + " does not follow the topics yet", null);
            default ->
                    new Health(
                            StatusLevel.RED,
                            name + " answers " + status + ". Maybe it is no gateway",
                            null);
        };
    }

    private static Component component(
            String url, String state, Health health, Map<String, Double> metrics) {
        return new Component(
                "gateway", health, new RunBy("process", url, state, null), metrics, List.of());
    }
}
