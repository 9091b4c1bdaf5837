package io.tickflow.ingest.protocol;

/**
 * Bounds of a request.
 *
 * @param bytesMax largest body in bytes
 * @param ticksMax most ticks of all batches of a request
 * @param symbolsMax most symbols of a session
 */
public record Limits(int bytesMax, int ticksMax, int symbolsMax) {

    /** Usual bounds: 2 MiB, 10,000 ticks, 2,000 symbols. */
    public static final Limits USUAL = new Limits(2 << 20, 10_000, 2_000);

    /** Longest text of a field, in characters. */
    public static final int TEXT_CHARS_MAX = 64;
}
