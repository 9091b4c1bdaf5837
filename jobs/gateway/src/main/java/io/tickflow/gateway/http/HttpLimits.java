package io.tickflow.gateway.http;

import io.undertow.util.AttachmentKey;
import java.util.concurrent.TimeUnit;

/**
 * Bounds of what callers can hold.
 *
 * @param connectionsMax connections that are accepted at a time; further ones wait to be
 * @param idleMillis time without a byte, or without a request, after which one is closed
 * @param parseMillis time for the head of a request, and for its body
 * @param answerMillis time in which a caller must have taken a large answer
 */
public record HttpLimits(int connectionsMax, int idleMillis, int parseMillis, int answerMillis) {

    /** Bounds of an exchange. */
    static final AttachmentKey<HttpLimits> ATTACHMENT = AttachmentKey.create(HttpLimits.class);

    /** Usual bounds. */
    public static final HttpLimits USUAL =
            new HttpLimits(
                    1_024,
                    (int) TimeUnit.MINUTES.toMillis(1),
                    (int) TimeUnit.SECONDS.toMillis(10),
                    (int) TimeUnit.SECONDS.toMillis(30));
}
