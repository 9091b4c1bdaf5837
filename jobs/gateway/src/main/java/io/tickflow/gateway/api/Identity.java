package io.tickflow.gateway.api;

/**
 * Caller of the API.
 *
 * @param name name of its token, recorded with every command
 * @param role rights
 * @param untilMillis end of its token, epoch milliseconds; the greatest number for one without end
 */
public record Identity(String name, Role role, long untilMillis) {

    /** Caller on this machine without a token. */
    public static final Identity LOCAL = new Identity("local", Role.VIEWER);

    /** Caller elsewhere without a token, of what anybody may ask. */
    public static final Identity ANYBODY = new Identity("anybody", Role.VIEWER);

    /** A caller whose token has no end. */
    public Identity(String name, Role role) {
        this(name, role, Long.MAX_VALUE);
    }

    /** Returns true if its token ends while the gateway runs. */
    public boolean hasEnd() {
        return untilMillis != Long.MAX_VALUE;
    }
}
