package io.tickflow.core.feature;

import io.tickflow.core.market.Tick;

/**
 * What the features of one tick are computed from. One a thread, filled anew for each tick, so that
 * a tick allocates nothing.
 */
final class Moment {

    private final double[] frame;
    private final boolean[] settled;
    private SymbolState state = SymbolState.NONE;
    private double mid;
    private double scale;
    private long firedBars;

    /**
     * @param values of how many nodes
     */
    Moment(int values) {
        this.frame = new double[values];
        this.settled = new boolean[values];
    }

    /**
     * Turns to a tick.
     *
     * @param firedBars a bit for each bar series that the tick closed a bar of
     */
    void turnTo(SymbolState symbol, Tick tick, long firedBars) {
        this.state = symbol;
        this.mid = tick.mid();
        this.scale = symbol.microstructure().scale();
        this.firedBars = firedBars;
    }

    SymbolState state() {
        return state;
    }

    double mid() {
        return mid;
    }

    /** S, the typical spread in price units. */
    double scale() {
        return scale;
    }

    /** Whether this tick brought an update of what has {@code pace}. */
    boolean fired(Pace pace) {
        return pace.isTick() || (firedBars & (1L << pace.series())) != 0;
    }

    double[] frame() {
        return frame;
    }

    double value(Node node) {
        return frame[node.index()];
    }

    boolean isSettled(Node node) {
        return settled[node.index()];
    }

    void compute(Node node) {
        frame[node.index()] = node.evaluate(this);
    }

    /** After {@link #compute}, and inputs first. */
    void settle(Node node) {
        settled[node.index()] = node.settled(this);
    }
}
