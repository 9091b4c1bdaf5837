package io.tickflow.gateway.cache;

import io.tickflow.gateway.api.Layer;

/**
 * Loaded answer.
 *
 * @param json UTF-8 JSON; empty if there is no such thing
 * @param asOfMillis time of the newest fact in it; 0 if there is none
 * @param layer place that it came from
 */
public record Loaded(byte[] json, long asOfMillis, Layer layer) {

    /** The answer that there is no such thing. */
    public static Loaded nothing(Layer layer) {
        return new Loaded(new byte[0], 0, layer);
    }
}
