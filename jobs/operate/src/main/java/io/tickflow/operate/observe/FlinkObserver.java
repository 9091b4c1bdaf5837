package io.tickflow.operate.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.observe.FlinkView.FixSession;
import io.tickflow.operate.observe.FlinkView.Job;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Probes a JobManager over its REST interface. */
public final class FlinkObserver {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String FETCH_INTERVAL = "metrics.fetcher.update-interval";
    private static final Duration FETCH_INTERVAL_DEFAULT = Duration.ofSeconds(10);

    /** Time for a fetch itself, beyond the interval. */
    private static final Duration FETCH_EXTRA = Duration.ofSeconds(2);

    private static final String STATE = "fixSession";
    private static final String SINCE = "fixSessionSinceEpochMillis";
    private static final String READ = "fixSessionReadEpochMillis";
    private static final String REFUSAL = "fixSessionRefusal";
    private static final Set<String> SESSION_METRICS = Set.of(STATE, SINCE, READ, REFUSAL);

    /** Prefix of the sink that has a session, within the name of its vertex. */
    private static final String SINK = "execution: ";

    private final HttpClient client;
    private final JobManagerAddress address;
    private final String url;

    /** Creates an observer, which connects at the first probe. */
    public FlinkObserver(JobManagerAddress address) {
        this.address = address;
        this.url = address.url();
        this.client = address.client(TIMEOUT);
    }

    /**
     * Probes all jobs, of equal names only the one started last.
     *
     * @throws OperationException if no JobManager answers
     */
    public FlinkView observe() {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            newest.merge(job.path("name").asText(), job, FlinkObserver::later);
        }
        return new FlinkView(newest.values().stream().map(this::job).toList());
    }

    /** Describes TaskManagers and slots in words. */
    public String overview() {
        JsonNode overview = get("/overview");
        return "%d TaskManagers, %d of %d slots free"
                .formatted(
                        overview.path("taskmanagers").asInt(),
                        overview.path("slots-available").asInt(),
                        overview.path("slots-total").asInt());
    }

    /** A setting of the cluster. */
    public Optional<String> setting(String key) {
        for (JsonNode setting : get("/jobmanager/config")) {
            if (setting.path("key").asText().equals(key)) {
                return Optional.of(setting.path("value").asText());
            }
        }
        return Optional.empty();
    }

    private static JsonNode later(JsonNode a, JsonNode b) {
        return a.path("start-time").asLong() >= b.path("start-time").asLong() ? a : b;
    }

    private Job job(JsonNode overview) {
        String path = "/jobs/" + overview.path("jid").asText();
        JsonNode checkpoints = get(path + "/checkpoints").path("latest").path("completed");
        long intervalMillis = get(path + "/checkpoints/config").path("interval").asLong();
        String state = overview.path("state").asText();
        JsonNode details = get(path);
        return new Job(
                overview.path("name").asText(),
                state,
                details.path("timestamps").path(state).asLong(),
                overview.path("tasks").path("total").asInt(),
                overview.path("tasks").path("running").asInt(),
                number(checkpoints.path("latest_ack_timestamp")),
                intervalMillis == Long.MAX_VALUE ? 0 : intervalMillis,
                session(path, details.path("vertices")));
    }

    /** Reads the session from the metrics of its sink. */
    private @Nullable FixSession session(String jobPath, JsonNode vertices) {
        for (JsonNode vertex : vertices) {
            if (vertex.path("name").asText().contains(SINK)) {
                return session(jobPath + "/vertices/" + vertex.path("id").asText() + "/metrics");
            }
        }
        return null;
    }

    /**
     * Reads the session after the JobManager has refreshed it: Flink answers with earlier values,
     * and only the question makes it fetch newer ones, at most once in an interval.
     */
    private @Nullable FixSession session(String path) {
        long deadlineNanos = System.nanoTime() + fetchInterval().plus(FETCH_EXTRA).toNanos();
        FixSession first = null;
        while (!Thread.currentThread().isInterrupted()) {
            String query = query(path);
            FixSession now = query == null ? null : sessionNow(path + query);
            if (now != null && first != null && now.readMillis() != first.readMillis()) {
                return now;
            }
            first = first == null ? now : first;
            if (System.nanoTime() > deadlineNanos) {
                break;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return first;
    }

    /** Query for the values of a session; null without a session. */
    private @Nullable String query(String path) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (JsonNode metric : get(path)) {
            String id = metric.path("id").asText();
            String name = id.substring(id.lastIndexOf('.') + 1);
            if (SESSION_METRICS.contains(name)) {
                ids.putIfAbsent(name, URLEncoder.encode(id, StandardCharsets.UTF_8));
            }
        }
        return ids.size() < SESSION_METRICS.size()
                ? null
                : "?get=" + String.join(",", ids.values());
    }

    private @Nullable FixSession sessionNow(String path) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (JsonNode metric : get(path)) {
            String id = metric.path("id").asText();
            values.put(id.substring(id.lastIndexOf('.') + 1), metric.path("value"));
        }
        return values.keySet().containsAll(Set.of(STATE, SINCE, READ))
                ? new FixSession(
                        value(values, STATE).asInt(),
                        value(values, SINCE).asLong(),
                        value(values, READ).asLong(),
                        value(values, REFUSAL).asText(""))
                : null;
    }

    private static JsonNode value(Map<String, JsonNode> values, String name) {
        return values.getOrDefault(name, MissingNode.getInstance());
    }

    private Duration fetchInterval() {
        return setting(FETCH_INTERVAL).map(TimeUtils::parseDuration).orElse(FETCH_INTERVAL_DEFAULT);
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asLong();
    }

    private JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw OperationException.failed(
                        "the JobManager at " + url + " answers " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IllegalArgumentException e) {
            throw OperationException.invalid("not a URL like http://host:8081: " + url);
        } catch (JsonProcessingException e) {
            throw OperationException.failed("what answers at " + url + " is no JobManager", e);
        } catch (IOException e) {
            throw OperationException.failed(address.describe(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OperationException.failed("interrupted", e);
        }
    }
}
