package io.tickflow.core.label;

/** Label of a change of mid. */
final class MidChange {

    /**
     * Share of the mid below which a sum of differences is rounding; a price step is far larger.
     */
    private static final double ROUNDING = 1e-9;

    private MidChange() {}

    static byte label(double change, double mid) {
        if (Math.abs(change) <= ROUNDING * Math.abs(mid)) {
            return Label.TIE;
        }
        return change > 0 ? Label.UP : Label.DOWN;
    }
}
