package io.tickflow.flink.state;

import java.io.Serializable;

/**
 * Bounds of the state that a subtask of the feature stage caches.
 *
 * @param hot symbols kept as objects; 0 to keep nothing, and read and write keyed state at each
 *     tick
 * @param quiet further symbols that ticks are deferred of; 0 to defer none
 * @param dirty symbols that may be newer than in keyed state, at least 1: a barrier waits for so
 *     many writes
 */
public record HotBounds(int hot, int quiet, int dirty) implements Serializable {

    public HotBounds {
        if (hot < 0 || quiet < 0 || dirty < 1) {
            throw new IllegalArgumentException(
                    "hot %d, quiet %d, dirty %d".formatted(hot, quiet, dirty));
        }
    }

    /** The same without ticks that wait. */
    public HotBounds withoutQuiet() {
        return new HotBounds(hot, 0, dirty);
    }
}
