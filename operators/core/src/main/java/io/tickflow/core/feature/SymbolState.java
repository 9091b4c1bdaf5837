package io.tickflow.core.feature;

import io.tickflow.core.market.GapLedger;
import io.tickflow.core.market.TickGate;
import java.util.List;

/**
 * Everything that is kept for one symbol, in groups that are stored apart: see {@link StateGroup}.
 * Made by {@link FeatureSet#newState}. Not thread-safe.
 */
public final class SymbolState {

    /** Nothing, for what has not begun. */
    static final SymbolState NONE = new SymbolState(List.of(), new int[0]);

    private static final double NOT_LOOKED_UP = -1;

    private final BarSeries[] series;
    private final Memory[] memories;
    private TickGate gate = new TickGate();
    private GapLedger gaps = new GapLedger();
    private Microstructure microstructure = new Microstructure();
    private Dynamics dynamics = new Dynamics();
    private long sessionTicks;
    private long sessionStartMillis;
    private long lastMillis;

    /** Event time that the history reaches to which this state was made from; 0 if it was not. */
    private long historyMillis;

    private int changed;

    /** Price units; looked up once, as the name says it. */
    private double pip = NOT_LOOKED_UP;

    private final SettledFeatures settled = new SettledFeatures();
    private final HeldValues held = new HeldValues();

    SymbolState(List<BarSeries.Plan> plans, int[] memorySizes) {
        series = plans.stream().map(BarSeries::new).toArray(BarSeries[]::new);
        memories = new Memory[memorySizes.length];
        for (int i = 0; i < memories.length; i++) {
            memories[i] = new Memory(memorySizes[i]);
        }
    }

    /**
     * A bit for each {@link FeatureSet#groups group} that changed since the last call, in their
     * order.
     */
    public int takeChanged() {
        int taken = changed;
        changed = 0;
        return taken;
    }

    /** The silences of the symbol so far. */
    public GapLedger gaps() {
        return gaps;
    }

    /** Pip in price units, NaN if it is not known. */
    double pip(FeatureConfig config, String symbol) {
        if (pip == NOT_LOOKED_UP) {
            pip = config.pipOf(symbol);
        }
        return pip;
    }

    void markChanged(int groups) {
        changed |= groups;
    }

    TickGate gate() {
        return gate;
    }

    void setGate(TickGate restored) {
        gate = restored;
    }

    void setGaps(GapLedger restored) {
        gaps = restored;
    }

    Microstructure microstructure() {
        return microstructure;
    }

    void setMicrostructure(Microstructure restored) {
        microstructure = restored;
    }

    Dynamics dynamics() {
        return dynamics;
    }

    void setDynamics(Dynamics restored) {
        dynamics = restored;
    }

    int seriesCount() {
        return series.length;
    }

    BarSeries series(int number) {
        return series[number];
    }

    int memoryCount() {
        return memories.length;
    }

    Memory memory(int slot) {
        return memories[slot];
    }

    /** Accepted ticks of the session. */
    long sessionTicks() {
        return sessionTicks;
    }

    /** From the first to the last accepted tick of the session. */
    long sessionAgeMillis() {
        return lastMillis - sessionStartMillis;
    }

    long sessionStartMillis() {
        return sessionStartMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    void restoreSession(long ticks, long startMillis, long newestMillis) {
        sessionTicks = ticks;
        sessionStartMillis = startMillis;
        lastMillis = newestMillis;
        settled.forget();
    }

    /** Forgets what belongs to the session before. */
    void startSession(long millis) {
        microstructure = new Microstructure();
        dynamics = new Dynamics();
        sessionTicks = 0;
        sessionStartMillis = millis;
        settled.forget();
    }

    long historyMillis() {
        return historyMillis;
    }

    void setHistoryMillis(long millis) {
        historyMillis = millis;
    }

    void countTick(long millis) {
        sessionTicks++;
        lastMillis = millis;
    }

    /** What only a closing bar changes. */
    HeldValues held() {
        return held;
    }

    /** Which features are settled. */
    SettledFeatures settled() {
        return settled;
    }
}
