package io.tickflow.gateway.api;

import org.jspecify.annotations.Nullable;

/**
 * Answer of a resource.
 *
 * @param status status code of HTTP
 * @param data value that is written as JSON; an array of bytes is JSON already
 * @param meta origin; null to write the data alone, without an envelope
 */
public record Answer(int status, Object data, @Nullable Meta meta) {

    private static final int OK = 200;

    /** An answer in an envelope with its origin. */
    public static Answer of(Object data, Meta meta) {
        return new Answer(OK, data, meta);
    }

    /** A document of its own. */
    public static Answer document(Object data) {
        return new Answer(OK, data, null);
    }
}
