package io.tickflow.operate.rollout.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kind of a gate: the figure that it limits. Each has defaults for every part of its rule. */
public enum GateKind {
    /** Restarts of the job since its start. */
    RESTARTS("", Side.AT_MOST, 1, 0, 0, 0, true),
    /** Seconds since the newest checkpoint, or since the start without one. */
    CHECKPOINT("s", Side.AT_MOST, 120, 0, 0, 0, true),
    /** 99th percentile of the time from the append of a tick to the append of its prediction. */
    DECISION_P99("ms", Side.AT_MOST, 1_000, 2, 10, 200, true),
    /** Share of decisions without a probability, less that of the bundle before. */
    ABSTENTION("share", Side.AT_MOST, 0.05, 2, 10, 200, true),
    /** Largest share of a member's missing answers. */
    MEMBER_ABSENCE("share", Side.AT_MOST, 0.05, 2, 10, 200, true),
    /** Population stability index of the probabilities against those of the bundle before. */
    PREDICTION_SHIFT("PSI", Side.AT_MOST, 0.25, 2, 10, 500, true),
    /** Share of signals that were vetoed, less that of the bundle before. */
    VETO("share", Side.AT_MOST, 0.25, 2, 10, 50, false),
    /** Share of candidates that a desk denied or let expire, less that of the bundle before. */
    REJECT("share", Side.AT_MOST, 0.25, 2, 10, 20, false),
    /** Share of decisions whose side was that of the move of the price over the horizon. */
    ACCURACY("share", Side.AT_LEAST, 0.45, 2, 10, 1_000, false),
    /** Restarts of the shadow since its start. */
    SHADOW_RESTARTS("", Side.AT_MOST, 1, 0, 0, 0, true),
    /** 99th percentile of the time from the append of a vector to that of the shadow's answer. */
    SHADOW_P99("ms", Side.AT_MOST, 1_000, 2, 10, 200, true),
    /** Share of vectors that the champion has scored and the shadow has not. */
    SHADOW_MISSING("share", Side.AT_MOST, 0.01, 2, 10, 200, true),
    /** Share of the shadow's answers in which a call failed or was too late. */
    SHADOW_ERRORS("share", Side.AT_MOST, 0.01, 2, 10, 200, true),
    /** Share of vectors without a probability of the shadow, less that of the champion. */
    SHADOW_ABSTENTION("share", Side.AT_MOST, 0.05, 2, 10, 200, true),
    /** Largest share of missing answers of a member of the shadow. */
    SHADOW_MEMBER_ABSENCE("share", Side.AT_MOST, 0.05, 2, 10, 200, true),
    /** Share of vectors on which champion and shadow are on the same side. */
    SHADOW_AGREEMENT("share", Side.AT_LEAST, 0.5, 2, 10, 500, true),
    /** Population stability index of the shadow against the champion on the same vectors. */
    SHADOW_SHIFT("PSI", Side.AT_MOST, 0.25, 2, 10, 500, true);

    /** Side of the limit on which a figure passes. */
    enum Side {
        AT_MOST,
        AT_LEAST
    }

    private static final long SECOND = 1_000;
    private static final long INTERVAL_MILLIS = 5 * SECOND;

    /** A JobManager that was killed is back within a minute. */
    private static final int CONSECUTIVE_ERRORS_MAX = 12;

    private final String unit;
    private final Side side;
    private final double limit;
    private final int failuresMax;
    private final long delayMillis;
    private final long countMin;
    private final boolean required;

    GateKind(
            String unit,
            Side side,
            double limit,
            int failuresMax,
            long delaySeconds,
            long countMin,
            boolean required) {
        this.unit = unit;
        this.side = side;
        this.limit = limit;
        this.failuresMax = failuresMax;
        this.delayMillis = delaySeconds * SECOND;
        this.countMin = countMin;
        this.required = required;
    }

    /** Name in files and on screens, such as {@code decision-p99}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns true for a gate of the shadow, which is watched before anything is stopped. */
    public boolean ofShadow() {
        return name().startsWith("SHADOW");
    }

    /** Unit of figure and limit; empty for a number. */
    public String unit() {
        return unit;
    }

    /** Rule of this kind without a file. */
    public GateRule standard() {
        return new GateRule(
                this,
                limit,
                failuresMax,
                CONSECUTIVE_ERRORS_MAX,
                delayMillis,
                INTERVAL_MILLIS,
                countMin,
                required);
    }

    /** Returns true if {@code figure} keeps {@code limit}. */
    boolean keeps(double figure, double limit) {
        return side == Side.AT_MOST ? figure <= limit : figure >= limit;
    }

    /** Words for a limit: {@code at most} or {@code at least}. */
    public String comparison() {
        return side == Side.AT_MOST ? "at most" : "at least";
    }

    /** Finds the kind of a label. */
    public static Optional<GateKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
}
