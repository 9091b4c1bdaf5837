package io.tickflow.core.canary;

import java.io.Serial;
import java.io.Serializable;

/**
 * Control of an operator or a rollout, which begins or ends a canary, on {@code tickflow.canary}.
 *
 * @param controlId unique id of the message
 * @param challengerDigest digest of the challenger that is meant, 64 hexadecimal digits
 * @param command what to do
 * @param effectiveTimeMillis tick time from which it holds, UTC epoch milliseconds: decisions on
 *     earlier ticks are made as before
 * @param by who said it
 * @param reason why
 */
public record CanaryControl(
        String controlId,
        String challengerDigest,
        Command command,
        long effectiveTimeMillis,
        String by,
        String reason)
        implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    /** Commands that there are. */
    public enum Command {
        /** The challenger decides on the symbols of the canary, whatever was said before. */
        BEGIN,
        /** The challenger decides on every symbol. */
        PROMOTE,
        /** The champion decides on every symbol. */
        WITHDRAW
    }
}
