package io.tickflow.core.feature;

import io.tickflow.core.market.GapLedger;
import io.tickflow.core.market.TickGate;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept for one symbol, in groups that are stored apart: see {@link StateGroup}.
 * Made by {@link FeatureSet#newState}, or read by {@link FeatureEngine#load} and then only to be
 * used while its {@link StateSource} gives what is stored of this symbol. Not thread-safe.
 */
public final class SymbolState {

    /** Nothing, for what has not begun. */
    static final SymbolState NONE =
            new SymbolState(new StateLayout(List.of(), List.of()), List.of(), new int[0]);

    /** Name beside the groups of what {@link #writeLog} writes. */
    public static final String LOG = TickLog.NAME;

    /** What {@link #takeChanged} gives if all of it is to be stored, and nothing else kept. */
    public static final int ALL_CHANGED = StateLayout.ALL;

    private static final double NOT_LOOKED_UP = -1;

    private final StateLayout layout;
    private final BarSeries[] series;
    private final Memory[] memories;
    private final TickGate gate = new TickGate();
    private final GapLedger gaps = new GapLedger();
    private Microstructure microstructure = new Microstructure();
    private Dynamics dynamics = new Dynamics();
    private final SessionSpan session = new SessionSpan();

    /** Whether all of it was marked as changed once, or read. */
    private boolean whole;

    private int changed;

    private final TickLog log = new TickLog();

    /** A bit for each group that was not needed yet. */
    private int left;

    /** Where they are; null if it was not read, or was of another layout. */
    private @Nullable StateSource source;

    /** Price units; looked up once, as the name says it. */
    private double pip = NOT_LOOKED_UP;

    private final SettledFeatures settled = new SettledFeatures();
    private final HeldValues held = new HeldValues();

    SymbolState(StateLayout layout, List<BarSeries.Plan> plans, int[] memorySizes) {
        this.layout = layout;
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

    /** What is stored for the first time is stored as a whole, so that nothing is missing later. */
    void markChanged(int groups) {
        changed |= whole ? groups : StateLayout.ALL;
        whole = true;
    }

    /** Only what every tick needs was read: the rest of this symbol is still to be had there. */
    void leaveIn(StateSource stored) {
        source = stored;
        left = StateLayout.ALL;
        whole = true;
        changed = 0;
        log.startAfresh();
        pip = NOT_LOOKED_UP;
        settled.forget();
    }

    /** Whether it was read, or has changed since it was made. */
    boolean isBegun() {
        return whole;
    }

    /** Whether it was read as things are configured now. */
    boolean isOfThisLayout() {
        return source != null;
    }

    /** Nothing of it is stored where it will be. */
    void moveAway() {
        log.spoil();
        changed = StateLayout.ALL;
    }

    TickLog log() {
        return log;
    }

    /** The groups are stored as they are now: what was changed last counts from here. */
    public void groupsStored() {
        log.startAfresh();
    }

    /**
     * Writes the ticks since the groups were stored, if those ticks and what is stored are the
     * state: to be stored as {@link #LOG}, beside the groups.
     *
     * @return false if they are not, so that the groups that changed have to be stored
     */
    public boolean writeLog(StateOutput out) {
        if (log.isComplete()) {
            log.write(out);
            return true;
        }
        return false;
    }

    /** Whether a log is stored, which has to go when the groups are stored anew. */
    public boolean hasStoredLog() {
        return log.isStored();
    }

    /**
     * Sees to it that indicators and memories are here.
     *
     * @param groups a bit for each group that is needed
     * @throws UncheckedIOException if their bytes are damaged
     */
    void bringIn(int groups) {
        int missing = left & groups;
        if (missing == 0 || source == null) {
            return;
        }
        try {
            layout.readLeft(source, this, missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        left &= ~groups;
        held.forgetAll();
    }

    TickGate gate() {
        return gate;
    }

    Microstructure microstructure() {
        return microstructure;
    }

    Dynamics dynamics() {
        return dynamics;
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

    SessionSpan session() {
        return session;
    }

    /** Forgets what belongs to the session before. */
    void startSession(long millis) {
        microstructure = new Microstructure();
        dynamics = new Dynamics();
        session.start(millis);
        settled.forget();
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
