package io.tickflow.gateway.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.outcome.OutcomeTracker;
import io.tickflow.gateway.api.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Share of confident predictions whose direction was right one second later, over the newest hour
 * of outcomes, by model and role. Asked at most once a minute. Thread-safe.
 */
public final class LiveAccuracy {

    private static final long PAUSE_MILLIS = 60_000;
    private static final int MODELS_MAX = 100;
    private static final String QUESTION =
            """
            SELECT p.model_id AS model, p.model_version AS version, p.role AS role, count() AS decisions,
                avg((p.probability > 0.5) = (o.move_bps > 0)) AS accuracy
            FROM outcomes AS o
            JOIN predictions AS p ON p.decision_id = o.decision_id AND p.pipeline = o.pipeline
            WHERE o.pipeline = {pipeline:String} AND o.horizon_millis = %d AND o.move_bps != 0
              AND o.event_time > (SELECT max(event_time) FROM outcomes WHERE pipeline = {pipeline:String})
                - toIntervalHour(1)
              AND NOT isNaN(p.probability) AND abs(p.probability - 0.5) >= 0.1
            GROUP BY model, version, role ORDER BY model, version, role
            """
                    .formatted(OutcomeTracker.HORIZONS_MILLIS.get(0));

    private final HistoryClient history;
    private final String pipeline;
    private final LongSupplier clockMillis;
    private final Lock asking = new ReentrantLock();
    private volatile List<Figure> figures = List.of();
    private long askedMillis = Long.MIN_VALUE;

    /**
     * Figure of one model.
     *
     * @param model its id
     * @param version its version
     * @param role CHAMPION, CHALLENGER or SHADOW
     * @param decisions number of confident predictions
     * @param accuracy share that was right, 0 to 1
     */
    public record Figure(
            String model, String version, String role, long decisions, double accuracy) {}

    /** Creates the figures of {@code pipeline}, which are asked for when they are wanted. */
    public LiveAccuracy(HistoryClient history, String pipeline, LongSupplier clockMillis) {
        this.history = history;
        this.pipeline = pipeline;
        this.clockMillis = clockMillis;
    }

    /**
     * Newest figures; none if ClickHouse does not answer, or has no outcomes. One caller waits for
     * new ones, and the others get those of before.
     */
    public List<Figure> figures() {
        if (asking.tryLock()) {
            try {
                ask();
            } finally {
                asking.unlock();
            }
        }
        return figures;
    }

    private void ask() {
        long now = clockMillis.getAsLong();
        if (askedMillis == Long.MIN_VALUE || now - askedMillis >= PAUSE_MILLIS) {
            askedMillis = now;
            try {
                figures =
                        history
                                .query(QUESTION, Map.of("pipeline", pipeline), MODELS_MAX)
                                .objects()
                                .stream()
                                .map(LiveAccuracy::figure)
                                .toList();
            } catch (Problem e) {
                figures = List.of();
            }
        }
    }

    private static Figure figure(ObjectNode row) {
        return new Figure(
                row.path("model").asText(),
                row.path("version").asText(),
                row.path("role").asText(),
                row.path("decisions").asLong(),
                row.path("accuracy").asDouble());
    }
}
