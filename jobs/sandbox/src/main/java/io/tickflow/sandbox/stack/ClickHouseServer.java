package io.tickflow.sandbox.stack;

import io.tickflow.process.ProcessException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A ClickHouse server run by somebody else. */
final class ClickHouseServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private ClickHouseServer() {}

    /**
     * Checks that a server answers at {@code url}.
     *
     * @return the URL without a slash at its end
     * @throws ProcessException in one line, if it does not
     */
    static String require(String url) {
        String base = url.replaceFirst("/+$", "");
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(base + "/ping")).timeout(TIMEOUT).build();
            HttpResponse<Void> answer =
                    HttpClient.newBuilder()
                            .connectTimeout(TIMEOUT)
                            .build()
                            .send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != OK) {
                throw noServer(url, "HTTP status " + answer.statusCode(), null);
            }
            return base;
        } catch (IOException | IllegalArgumentException e) {
            throw noServer(url, String.valueOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noServer(url, "interrupted", e);
        }
    }

    private static ProcessException noServer(String url, String why, @Nullable Exception cause) {
        return new ProcessException(
                "no ClickHouse server answers at " + url + " (" + why + ")", cause);
    }
}
