package io.tickflow.core.feature;

import io.tickflow.core.feature.store.TickLog;
import io.tickflow.core.market.PlainTicks;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import org.jspecify.annotations.Nullable;

/**
 * Buffers ticks of an evicted symbol that have no output: no vector, no event, no anchor. Holds the
 * ticks since its groups were stored, and as much as it takes to tell that the next one will be
 * accepted and has no output either. The state takes them all in when one comes that has. Made by
 * {@link FeatureEngine#defer}. At most about 2.5 KB. Not thread-safe.
 */
public final class DeferredTicks {

    private final PlainTicks plain;
    private final long untilMillis;
    private final TickLog log;

    private DeferredTicks(PlainTicks plain, long untilMillis, TickLog log) {
        this.plain = plain;
        this.untilMillis = untilMillis;
        this.log = log;
    }

    /** After the last tick of {@code state}; null if its next one cannot wait, whatever it is. */
    static @Nullable DeferredTicks after(SymbolState state, FeatureSet features) {
        long untilMillis =
                StrictMath.min(
                        features.silentUntilMillis(state),
                        FeedEventDetector.endOfHourMillis(state.session().lastMillis()));
        boolean mayWait = untilMillis > state.session().lastMillis();
        return mayWait && state.log().hasRoom()
                ? new DeferredTicks(state.gate().plainTicks(), untilMillis, state.log().copy())
                : null;
    }

    /**
     * Takes in the next tick of the symbol, if nothing depends on when the state does.
     *
     * @return false if the state has to be loaded for it: nothing has changed then
     */
    public boolean take(Tick tick) {
        if (tick.eventTimeMillis() >= untilMillis || !log.hasRoom() || !plain.take(tick)) {
            return false;
        }
        log.add(tick);
        return true;
    }

    /** True if the groups that are stored are the state. */
    public boolean isEmpty() {
        return log.isEmpty();
    }

    /** Writes the ticks, to be stored as {@link SymbolState#LOG} beside the groups. */
    public void write(StateOutput out) {
        log.write(out);
    }
}
