package io.tickflow.ingest.terminal;

import io.tickflow.ingest.feed.FeedTick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Tick history of a simulated terminal, as CopyTicksRange gives it: by time, several ticks within a
 * millisecond in the order of their arrival. One thread.
 */
final class TickStore {

    private static final double SAME_MILLISECOND_SHARE = 0.3;

    private final Random dice;
    private final Map<String, List<FeedTick>> ticks = new TreeMap<>();
    private long timeMillis = 1_700_000_000_000L;

    TickStore(Random dice, List<String> symbols) {
        this.dice = dice;
        symbols.forEach(symbol -> ticks.put(symbol, new ArrayList<>()));
    }

    /** Lets {@code count} ticks arrive, over all symbols. */
    void arrive(int count) {
        List<String> symbols = List.copyOf(ticks.keySet());
        for (int i = 0; i < count; i++) {
            if (dice.nextDouble() >= SAME_MILLISECOND_SHARE) {
                timeMillis += 1 + dice.nextInt(200);
            }
            double bid = (100_000 + dice.nextInt(1_000)) / 1e5;
            ticks.get(symbols.get(dice.nextInt(symbols.size())))
                    .add(new FeedTick(timeMillis, bid, bid + 1e-4, 0, 0, 6));
        }
    }

    /** Ticks of {@code symbol} from {@code fromMillis} on. */
    List<FeedTick> range(String symbol, long fromMillis) {
        return ticks.get(symbol).stream().filter(tick -> tick.timeMillis() >= fromMillis).toList();
    }

    /** All ticks by symbol. */
    Map<String, List<FeedTick>> all() {
        return ticks;
    }
}
