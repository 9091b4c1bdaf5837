package io.tickflow.core.bar;

/** Lengths of bars. Every bar starts at a multiple of its length since the UTC epoch. */
public enum Timeframe {
    SECONDS_10("10s", 10_000),
    M1("m1", 60_000),
    M5("m5", 300_000);

    private final String label;
    private final long lengthMillis;

    Timeframe(String label, long lengthMillis) {
        this.label = label;
        this.lengthMillis = lengthMillis;
    }

    /** Short name, as feature names end in it. */
    public String label() {
        return label;
    }

    /** Length of a bar. */
    public long lengthMillis() {
        return lengthMillis;
    }

    /** Start of the bar that {@code eventTimeMillis} falls into; the start itself is inside. */
    public long startOf(long eventTimeMillis) {
        return eventTimeMillis - StrictMath.floorMod(eventTimeMillis, lengthMillis);
    }
}
