package io.tickflow.operate.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Client of Flink's REST interface. Every failure is an {@link OperationException} with the message
 * of the JobManager. Thread-safe.
 */
public final class FlinkRest {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** Timeout of an answer, as the main method of a job runs inside the request that starts it. */
    private static final Duration ANSWER_MAX = Duration.ofMinutes(2);

    private static final int STATUS_FAILED = 400;
    private static final int STATUS_NOT_FOUND = 404;

    private final HttpClient client;
    private final Supplier<JobManagerAddress> address;
    private final String advice;

    /**
     * Creates a client, which connects at the first call.
     *
     * @param url of the JobManager, such as {@code http://127.0.0.1:8081}
     */
    public FlinkRest(String url) {
        this(JobManagerAddress.of(url), "");
    }

    /**
     * The same.
     *
     * @param advice addition to the message if nobody answers
     */
    public FlinkRest(JobManagerAddress address, String advice) {
        URI parsed;
        try {
            parsed = URI.create(address.url());
        } catch (IllegalArgumentException e) {
            throw OperationException.invalid("not a URL: " + address.url());
        }
        if (parsed.getHost() == null || parsed.getScheme() == null) {
            throw OperationException.invalid("not a URL like http://host:8081: " + address.url());
        }
        this.address = () -> address;
        this.client = address.client(CONNECT_MAX);
        this.advice = advice;
    }

    /**
     * The same for a forwarded port, which changes.
     *
     * @param url asked for at every call
     */
    public FlinkRest(Supplier<String> url, String advice) {
        this.address = () -> JobManagerAddress.of(url.get());
        this.client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
        this.advice = advice;
    }

    public String url() {
        return address.get().url();
    }

    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    void patch(String path) {
        send(request(path).method("PATCH", BodyPublishers.noBody()).build());
    }

    void delete(String path) {
        send(request(path).DELETE().build());
    }

    /** Uploads a jar and returns its id. */
    String upload(Path jar) throws IOException {
        String boundary = "tickflow-" + UUID.randomUUID();
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/java-archive\r\n\r\n"
                        .formatted(boundary, jar.getFileName());
        BodyPublisher body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                        BodyPublishers.ofFile(jar),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        JsonNode answer =
                send(
                        request("/jars/upload")
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(body)
                                .build());
        String stored = answer.path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(ANSWER_MAX);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= STATUS_FAILED) {
                throw refused(request, answer);
            }
            return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw OperationException.failed(
                    "what answers at " + url() + " is no Flink JobManager", e);
        } catch (IOException e) {
            throw OperationException.failed(
                    address.get().describe(e) + (e instanceof SSLException ? "" : advice), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationException.failed("interrupted", e);
        }
    }

    private OperationException refused(HttpRequest request, HttpResponse<String> answer) {
        String what = RestErrors.message(answer.body());
        return answer.statusCode() == STATUS_NOT_FOUND
                ? OperationException.invalid(
                        url() + request.uri().getPath() + " does not exist: " + what)
                : OperationException.failed("the JobManager at " + url() + " says: " + what);
    }
}
