package io.tickflow.flink.state;

import java.io.Serializable;

/**
 * Bounds of the state that a subtask of the feature stage caches.
 *
 * @param hot symbols cached as objects; 0 to cache none and access keyed state at each tick
 * @param quiet further symbols with buffered ticks; 0 to buffer none
 * @param dirty symbols newer than in keyed state, at least 1; a barrier waits for so many writes
 */
public record HotBounds(int hot, int quiet, int dirty) implements Serializable {

    public HotBounds {
        if (hot < 0 || quiet < 0 || dirty < 1) {
            throw new IllegalArgumentException(
                    "hot %d, quiet %d, dirty %d".formatted(hot, quiet, dirty));
        }
    }

    /** Returns the same bounds without buffered ticks. */
    public HotBounds withoutQuiet() {
        return new HotBounds(hot, 0, dirty);
    }
}
