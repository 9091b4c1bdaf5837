package io.tickflow.sandbox.stack.venue;

/**
 * Behaviour of a venue from now on.
 *
 * @param fault what it does wrong
 * @param delayMillis for the faults that do something later
 */
public record VenueFaults(VenueFault fault, long delayMillis) {

    /** A venue without fault. */
    public static final VenueFaults NONE = new VenueFaults(VenueFault.NONE, 0);

    public VenueFaults {
        if (delayMillis < 0) {
            throw new IllegalArgumentException("delayMillis must not be negative");
        }
    }
}
