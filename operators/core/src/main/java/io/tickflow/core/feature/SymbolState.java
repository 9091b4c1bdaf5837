package io.tickflow.core.feature;

import io.tickflow.core.market.GapLedger;
import io.tickflow.core.market.TickGate;
import io.tickflow.core.state.StateOutput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept for one symbol, in groups that are stored apart: see {@link StateGroup}.
 * Made by {@link FeatureSet#newState}. Not thread-safe.
 */
public final class SymbolState {

    /** Nothing, for what has not begun. */
    static final SymbolState NONE =
            new SymbolState(new StateLayout(List.of(), List.of()), List.of(), new int[0]);

    /** Name beside the groups of what {@link #writeLog} writes. */
    public static final String LOG = TickLog.NAME;

    private static final double NOT_LOOKED_UP = -1;

    private final StateLayout layout;
    private final BarSeries[] series;
    private final Memory[] memories;
    private final TickGate gate = new TickGate();
    private final GapLedger gaps = new GapLedger();
    private Microstructure microstructure = new Microstructure();
    private Dynamics dynamics = new Dynamics();
    private long sessionTicks;
    private long sessionStartMillis;
    private long lastMillis;

    /** Event time that the history reaches to which this state was made from; 0 if it was not. */
    private long historyMillis;

    /** Whether what is stored of it, if anything, is the whole. */
    private boolean whole;

    private int changed;

    private final TickLog log = new TickLog();

    /** A bit for each group that was not needed yet. */
    private int left;

    /** Where they are; null if all are here. */
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

    /** Whether something is stored of it. */
    boolean isStored() {
        return whole;
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
        held.forget();
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

    void writeSession(DataOutput out) throws IOException {
        out.writeLong(sessionTicks);
        out.writeLong(sessionStartMillis);
        out.writeLong(lastMillis);
        out.writeLong(historyMillis);
    }

    void readSession(DataInput in) throws IOException {
        sessionTicks = in.readLong();
        sessionStartMillis = in.readLong();
        lastMillis = in.readLong();
        historyMillis = in.readLong();
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
