package io.tickflow.operate.rollout.figure;

import io.tickflow.model.contract.Prediction;
import java.util.ArrayDeque;
import java.util.Deque;
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
    }

    private record Due(long atMillis, String decisionId) {}

    private final Map<String, Waiting> waiting = new BoundedMap<>(WAITING_MAX);
    private final Deque<Due> due = new ArrayDeque<>();
    private final Consumer<PredictionPair> pairs;
    private final LongConsumer missed;

    /**
     * Creates a join.
     *
     * @param pairs takes each vector once that both have scored
     * @param missed takes the append time of each vector that the champion alone has scored after
     *     some time
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
            due.add(new Due(appendMillis + MISSED_MILLIS, decisionId));
            join(found);
        }
        tellMissed(appendMillis);
    }

    /** Takes a prediction of the champion. */
    public void onChampion(Prediction prediction) {
        Waiting found = find(prediction.decisionId());
        if (found.champion == null) {
            found.champion = prediction;
            join(found);
        }
    }

    /** Takes a prediction of the shadow, appended at {@code appendMillis}. */
    public void onShadow(Prediction prediction, long appendMillis) {
        Waiting found = find(prediction.decisionId());
        if (found.shadow == null) {
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
        if (!found.told && champion != null && shadow != null && found.vectorMillis != UNKNOWN) {
            found.told = true;
            pairs.accept(
                    new PredictionPair(champion, shadow, found.vectorMillis, found.shadowMillis));
        }
    }

    private void tellMissed(long nowMillis) {
        for (Due next = due.peek(); next != null && next.atMillis() <= nowMillis; ) {
            due.remove();
            Waiting found = waiting.get(next.decisionId());
            if (found != null && !found.told && found.champion != null && found.shadow == null) {
                found.told = true;
                missed.accept(found.vectorMillis);
            }
            next = due.peek();
        }
    }
}
