package io.tickflow.core.feature.node;

import io.tickflow.core.feature.store.BarSeries;
import io.tickflow.core.feature.store.RollingWindow;
import io.tickflow.core.feature.store.SessionSpan;
import io.tickflow.core.feature.store.SymbolTrades;

/**
 * Inputs and values of all nodes at one tick. One a thread, turned to each tick in turn, so that a
 * tick allocates nothing.
 */
public final class TickContext {

    private final double[] frame;
    private final boolean[] settled;
    private BarSeries[] series = new BarSeries[0];
    private RollingWindow[] windows = new RollingWindow[0];
    private SessionSpan session = new SessionSpan();
    private SymbolTrades trades = new SymbolTrades(SymbolTrades.Plan.NONE);
    private double mid;
    private double scale;
    private long firedBars;

    /**
     * A context for one set of features.
     *
     * @param values number of nodes
     */
    public TickContext(int values) {
        this.frame = new double[values];
        this.settled = new boolean[values];
    }

    /** Turns to a symbol; the arrays are its own. */
    public void turnTo(
            BarSeries[] symbolSeries,
            RollingWindow[] symbolWindows,
            SessionSpan span,
            SymbolTrades symbolTrades) {
        this.trades = symbolTrades;
        this.series = symbolSeries;
        this.windows = symbolWindows;
        this.session = span;
    }

    /**
     * Turns to a tick of that symbol.
     *
     * @param tickMid of the tick
     * @param typicalSpread S in price units
     * @param closedBars a bit for each bar series that the tick closed a bar of
     */
    public void turnTo(double tickMid, double typicalSpread, long closedBars) {
        this.mid = tickMid;
        this.scale = typicalSpread;
        this.firedBars = closedBars;
    }

    BarSeries series(int number) {
        return series[number];
    }

    RollingWindow window(int slot) {
        return windows[slot];
    }

    SessionSpan session() {
        return session;
    }

    SymbolTrades trades() {
        return trades;
    }

    double mid() {
        return mid;
    }

    /** S, the typical spread in price units. */
    public double scale() {
        return scale;
    }

    /** True if this tick updates a value of {@code cadence}. */
    boolean isUpdated(Cadence cadence) {
        return cadence.isTick() || (firedBars & (1L << cadence.series())) != 0;
    }

    /** Values of all nodes, by their indices. */
    public double[] frame() {
        return frame;
    }

    double value(Node node) {
        return frame[node.index()];
    }

    /** True if {@link #settle} has found a node settled. */
    public boolean isSettled(Node node) {
        return settled[node.index()];
    }

    /** Computes the value of a node, inputs first. */
    public void compute(Node node) {
        frame[node.index()] = node.evaluate(this);
    }

    /** Finds out whether a node is settled: after {@link #compute}, and inputs first. */
    public void settle(Node node) {
        settled[node.index()] = node.isSettled(this);
    }
}
