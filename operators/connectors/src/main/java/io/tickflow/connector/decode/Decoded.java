package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.Tick;
import org.jspecify.annotations.Nullable;

/**
 * Result of decoding a record: exactly one of the three is present.
 *
 * @param tick the tick, if readable
 * @param deadLetter the dead letter, if not
 * @param message type of a message of the bridge that is not meant to be a tick, such as hello
 */
public record Decoded(
        @Nullable Tick tick, @Nullable DeadLetter deadLetter, @Nullable String message) {

    static Decoded tick(Tick tick) {
        return new Decoded(tick, null, null);
    }

    static Decoded unusable(DeadLetter letter) {
        return new Decoded(null, letter, null);
    }

    static Decoded message(String type) {
        return new Decoded(null, null, type);
    }
}
