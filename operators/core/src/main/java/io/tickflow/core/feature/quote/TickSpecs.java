package io.tickflow.core.feature.quote;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;

/**
 * Makes the specs of one group of features that change with every tick; their indices count the
 * ticks of the session.
 *
 * <p>How long a start is felt, to a thousandth: a mean with weight alpha per observation for
 * ln(1000) / alpha observations, one with a time constant for 7 of them, a window for its length.
 * All that is in S therefore takes {@value #SCALE_SETTLED_MILLIS} ms. What counts moves of mid is
 * given twice as many ticks as it takes moves: mid moves on 83 to 99.9% of the ticks of the feeds
 * that this was tried on, and on at least every second one of any that is alive.
 *
 * @param group of all of them
 */
record TickSpecs(String group) {

    /** Definition of a move. */
    static final String MOVE = "change of mid by 1e-11 of it or more";

    /** Time constants until a start is forgotten: exp(-7) is a thousandth. */
    static final int SETTLED_TIME_CONSTANTS = 7;

    /** ln(1000) / 0.01, and the few it takes until there is a first observation. */
    static final int SETTLED_PER_100 = 700;

    /** ln(1000) / 0.001, likewise. */
    static final int SETTLED_PER_1000 = 6_920;

    /** Until S is settled. */
    static final long SCALE_SETTLED_MILLIS = SETTLED_TIME_CONSTANTS * 600_000L;

    private static final String IN_SCALE =
            ", in S = mean of the spread by time held, decayed over 600 s, at least 5e-6 of mid";

    private static final int TICKS_PER_MOVE = 2;

    /** One that depends on the last ticks, however long they took. */
    FeatureSpec byTicks(
            String name, String definition, FeatureUnit unit, int firstValid, int settledTicks) {
        return spec(name, definition, unit, firstValid, settledTicks, 0);
    }

    /** One that depends on the last moves of mid. */
    FeatureSpec byMoves(
            String name, String definition, FeatureUnit unit, int firstValid, int settledMoves) {
        return spec(name, definition, unit, firstValid, TICKS_PER_MOVE * settledMoves, 0);
    }

    /** One that depends on what happened lately, in however many ticks. */
    FeatureSpec byTime(
            String name,
            String definition,
            FeatureUnit unit,
            int firstValid,
            long settledSessionMillis) {
        return spec(name, definition, unit, firstValid, firstValid, settledSessionMillis);
    }

    /** A price in S, which completes the definition. */
    FeatureSpec inScale(String name, String definition, int firstValid, int settledTicks) {
        return spec(
                name,
                definition + IN_SCALE,
                FeatureUnit.SPREADS,
                firstValid,
                settledTicks,
                SCALE_SETTLED_MILLIS);
    }

    /** A price in S that depends on the last moves of mid. */
    FeatureSpec inScaleByMoves(String name, String definition, int firstValid, int settledMoves) {
        return inScale(name, definition, firstValid, TICKS_PER_MOVE * settledMoves);
    }

    private FeatureSpec spec(
            String name,
            String definition,
            FeatureUnit unit,
            int firstValid,
            int settled,
            long settledSessionMillis) {
        return new FeatureSpec(
                name,
                definition,
                unit,
                group,
                FeatureSpec.EVERY_TICK,
                firstValid,
                settled,
                settledSessionMillis);
    }
}
