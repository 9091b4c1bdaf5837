package io.tickflow.operate.rollout.figure;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Prediction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Share of decisions whose side was that of the move of the mid price over the horizon of the
 * bundle. A decision counts once the price at the horizon is known and has moved; it is dropped if
 * no vector comes within another horizon.
 */
final class OnlineAccuracy implements Figure {

    private static final int WAITING_MAX = 50_000;

    private record Quote(String symbol, long timeMillis, double mid) {}

    private record Open(long dueMillis, double mid, boolean up) {}

    private final long horizonMillis;
    private final BoundedMap<Quote> quotes = new BoundedMap<>(WAITING_MAX);
    private final BoundedMap<Boolean> early = new BoundedMap<>(WAITING_MAX);
    private final Map<String, Deque<Open>> open = new HashMap<>();
    private long count;
    private long right;

    OnlineAccuracy(long horizonMillis) {
        this.horizonMillis = horizonMillis;
    }

    @Override
    public void onVector(FeatureVector vector) {
        var quote =
                new Quote(
                        vector.symbol(),
                        vector.eventTimeMillis(),
                        (vector.bid() + vector.ask()) / 2);
        settle(quote);
        Boolean up = early.remove(vector.decisionId());
        if (up == null) {
            quotes.put(vector.decisionId(), quote);
        } else {
            add(quote, up);
        }
    }

    @Override
    public void onPrediction(Prediction prediction, long appendMillis) {
        if (prediction.abstained()) {
            return;
        }
        boolean up = prediction.probability() >= 0.5f;
        Quote quote = quotes.remove(prediction.decisionId());
        if (quote == null) {
            early.put(prediction.decisionId(), up);
        } else {
            add(quote, up);
        }
    }

    private void add(Quote quote, boolean up) {
        Deque<Open> waiting = open.computeIfAbsent(quote.symbol(), symbol -> new ArrayDeque<>());
        waiting.add(new Open(quote.timeMillis() + horizonMillis, quote.mid(), up));
        if (waiting.size() > WAITING_MAX) {
            waiting.remove();
        }
    }

    private void settle(Quote quote) {
        Deque<Open> waiting = open.get(quote.symbol());
        if (waiting == null) {
            return;
        }
        Iterator<Open> each = waiting.iterator();
        while (each.hasNext()) {
            Open decision = each.next();
            if (decision.dueMillis() > quote.timeMillis()) {
                continue;
            }
            each.remove();
            boolean late = quote.timeMillis() > decision.dueMillis() + horizonMillis;
            if (!late && quote.mid() != decision.mid()) {
                count++;
                right += quote.mid() > decision.mid() == decision.up() ? 1 : 0;
            }
        }
    }

    @Override
    public double value() {
        return (double) right / count;
    }

    @Override
    public long count() {
        return count;
    }
}
