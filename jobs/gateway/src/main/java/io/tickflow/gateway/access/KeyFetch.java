package io.tickflow.gateway.access;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Fetch of the keys of an identity provider, bounded in bytes and in time from the first to the
 * last one. Follows no redirect, which could lead to another host. Thread-safe.
 */
final class KeyFetch implements ResourceRetriever {

    private static final int BYTES_MAX = 256 << 10;
    private static final int OK = 200;
    private static final Duration USUAL = Duration.ofSeconds(4);

    private final Duration max;
    private final HttpClient client;

    /** Creates the fetch with the usual bound. */
    KeyFetch() {
        this(USUAL);
    }

    /**
     * Creates the fetch.
     *
     * @param max time for all of it
     */
    KeyFetch(Duration max) {
        this.max = max;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(max)
                        .build();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        long startNanos = System.nanoTime();
        HttpResponse<InputStream> answer = ask(url);
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw new IOException(url + " answers " + answer.statusCode());
            }
            long leftNanos = max.toNanos() - (System.nanoTime() - startNanos);
            Executor later =
                    CompletableFuture.delayedExecutor(Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            later.execute(() -> close(body));
            byte[] bytes = body.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IOException(url + " has more than " + BYTES_MAX + " bytes");
            }
            return new Resource(
                    new String(bytes, StandardCharsets.UTF_8),
                    answer.headers().firstValue("Content-Type").orElse(null));
        }
    }

    private HttpResponse<InputStream> ask(URL url) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url.toString())).timeout(max).build(),
                    BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway stops", e);
        }
    }

    /** Ends the reading of a body; one that was read to its end is closed already. */
    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
