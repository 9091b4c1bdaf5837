package io.tickflow.flink.state;

import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import org.jspecify.annotations.Nullable;

/** Store of the states of symbols between their ticks. Task thread only. */
public interface SymbolStore {

    /**
     * State of the symbol that is the current key, to take in its next tick and then to be given
     * back to {@link #onChanged}, before another one is asked for.
     *
     * @return null if the tick is buffered: it is accepted, has no output, and will be applied
     *     before any later tick
     */
    @Nullable SymbolState load(Tick tick) throws Exception;

    /** The state that was given out last was changed by a tick. */
    void onChanged(String symbol, SymbolState state) throws Exception;

    /** Writes all changes to keyed state; the current key may differ afterwards. */
    void flush() throws Exception;
}
