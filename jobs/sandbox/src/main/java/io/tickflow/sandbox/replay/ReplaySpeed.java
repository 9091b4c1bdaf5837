package io.tickflow.sandbox.replay;

/**
 * Speed of a replay.
 *
 * @param factor times faster than the ticks came; infinite for as fast as they are processed
 */
public record ReplaySpeed(double factor) {

    /** As fast as the ticks are processed. */
    public static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

    public ReplaySpeed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed is above 0, not " + factor);
        }
    }

    /**
     * Reads {@code max} or a number above 0, such as {@code 1} or {@code 60}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static ReplaySpeed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && Double.isFinite(factor)) {
                return new ReplaySpeed(factor);
            }
        } catch (NumberFormatException e) {
            // Falls through to the message, which fits here too.
        }
        throw new IllegalArgumentException(
                "a speed is 'max' or a number above 0, not '" + text + "'");
    }

    /** Returns true if the consumers set the speed. */
    public boolean isMax() {
        return Double.isInfinite(factor);
    }
}
