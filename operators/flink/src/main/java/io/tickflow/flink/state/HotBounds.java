package io.tickflow.flink.state;

import java.io.Serializable;

/**
 * How much a {@link HotSymbolStore} keeps in memory.
 *
 * @param hot symbols kept as objects, at least 1
 * @param quiet further symbols that ticks are deferred of; 0 to defer none
 * @param dirty symbols that may be newer than in keyed state, at least 1: a barrier waits for so
 *     many writes
 */
public record HotBounds(int hot, int quiet, int dirty) implements Serializable {

    /** The same without ticks that wait. */
    public HotBounds withoutQuiet() {
        return new HotBounds(hot, 0, dirty);
    }
}
