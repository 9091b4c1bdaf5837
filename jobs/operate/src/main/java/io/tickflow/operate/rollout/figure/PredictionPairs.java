package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins vectors with the predictions of champion and shadow by the id of the decision, in whatever
 * order their topics are read. A repeated record changes nothing. Pure. Not thread-safe.
 */
public final class PredictionPairs {

    /**
     * Time of Kafka after which a shadow that has not answered is taken to have missed a vector.
     */
    static final long MISSED_MILLIS = 5_000;

    /** Vectors of five seconds and of some time before, at a high rate. */
    private static final int WAITING_MAX = 100_000;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private static final class Waiting {
        private long vectorMillis = UNKNOWN;
        private long shadowMillis = UNKNOWN;
        private @Nullable Prediction champion;
        private @Nullable Prediction shadow;
        private boolean told;

        /** Keeps the entry, which a repeated record finds, without its predictions. */
        private void tell() {
            told = true;
            champion = null;
            shadow = null;
        }
    }

    private record Due(long championMillis, String decisionId) {}

    private final Map<String, Waiting> waiting = new BoundedMap<>(WAITING_MAX);
    private final Map<String, Deque<Due>> dues = new HashMap<>();
    private final Consumer<PredictionPair> pairs;
    private final LongConsumer missed;

    /**
     * Creates a join.
     *
     * @param pairs takes each vector once that both have scored
     * @param missed takes the append time of each prediction of the champion without one of the
     *     shadow
     */
    public PredictionPairs(Consumer<PredictionPair> pairs, LongConsumer missed) {
        this.pairs = pairs;
        this.missed = missed;
    }

    /** Takes a vector, appended at {@code appendMillis}. */
    public void onVector(String decisionId, long appendMillis) {
        Waiting found = find(decisionId);
        if (found.vectorMillis == UNKNOWN) {
            found.vectorMillis = appendMillis;
            join(found);
        }
    }

    /** Takes a prediction of the champion, appended at {@code appendMillis}. */
    public void onChampion(Prediction prediction, long appendMillis) {
        Waiting found = find(prediction.decisionId());
        Deque<Due> due = dues.computeIfAbsent(prediction.symbol(), symbol -> new ArrayDeque<>());
        if (!found.told && found.champion == null) {
            found.champion = prediction;
            due.add(new Due(appendMillis, prediction.decisionId()));
            join(found);
        }
        tellMissed(due, appendMillis - MISSED_MILLIS);
    }

    /** Takes a prediction of the shadow, appended at {@code appendMillis}. */
    public void onShadow(Prediction prediction, long appendMillis) {
        Waiting found = find(prediction.decisionId());
        if (!found.told && found.shadow == null) {
            found.shadow = prediction;
            found.shadowMillis = appendMillis;
            join(found);
        }
    }

    private Waiting find(String decisionId) {
        return waiting.computeIfAbsent(decisionId, id -> new Waiting());
    }

    private void join(Waiting found) {
        Prediction champion = found.champion;
        Prediction shadow = found.shadow;
        if (champion != null && shadow != null && found.vectorMillis != UNKNOWN) {
            found.tell();
            pairs.accept(
                    new PredictionPair(champion, shadow, found.vectorMillis, found.shadowMillis));
        }
    }

    /**
     * Tells the vectors that the champion scored up to {@code untilMillis}. The predictions of a
     * symbol are in one partition, so those of the shadow from before now have been read.
     */
    private void tellMissed(Deque<Due> due, long untilMillis) {
        Due next = due.peek();
        while (next != null && next.championMillis() <= untilMillis) {
            due.remove();
            Waiting found = waiting.get(next.decisionId());
            if (found != null && found.champion != null && found.shadow == null) {
                found.tell();
                missed.accept(next.championMillis());
            }
            next = due.peek();
        }
    }
}
