package io.tickflow.flink.state;

import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import org.jspecify.annotations.Nullable;

/** Store of the state of symbols between their ticks. Task thread only. */
public interface SymbolStore {

    /**
     * Loads the state of the current key for its next tick. The caller applies the tick and passes
     * the state to {@link #changed} before the next load.
     *
     * @return null if the tick is buffered: it is accepted, has no output, and will be applied
     *     before any later tick
     */
    @Nullable SymbolState load(Tick tick) throws Exception;

    /** Marks the state loaded last as changed by a tick. */
    void changed(String symbol, SymbolState state) throws Exception;

    /** Writes all changes to keyed state; the current key may differ afterwards. */
    void flush() throws Exception;
}
