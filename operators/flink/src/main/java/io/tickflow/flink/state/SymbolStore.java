package io.tickflow.flink.state;

import io.tickflow.core.feature.SymbolState;

/** Where the state of symbols is between their ticks. Task thread only. */
public interface SymbolStore {

    /**
     * State of the symbol that is the current key, to be given back to {@link #changed} before
     * another one is asked for.
     */
    SymbolState load(String symbol) throws Exception;

    /** The state that was given out last was changed by a tick. */
    void changed(String symbol, SymbolState state) throws Exception;

    /** Puts everything into keyed state; the current key may be another one afterwards. */
    void flush() throws Exception;
}
