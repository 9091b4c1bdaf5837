package io.tickflow.gateway.cache;

import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;

/**
 * Answer of the cache.
 *
 * @param json UTF-8 JSON; empty if there is no such thing
 * @param asOfMillis time of the newest fact in it; 0 if there is none
 * @param layer layer that it came from
 * @param trouble reason for which it is an older one; empty if it is fresh
 */
public record Found(byte[] json, long asOfMillis, Layer layer, String trouble) {

    /** Returns true if it is known that there is no such thing. */
    public boolean isNothing() {
        return json.length == 0;
    }

    /** The same as an answer of a resource. */
    public Answer answer(long nowMillis) {
        Meta meta = Meta.of(layer, asOfMillis, nowMillis);
        return Answer.of(json, trouble.isEmpty() ? meta : meta.degraded(trouble));
    }
}
