package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSession;
import io.tickflow.core.feature.node.ClosedBarCache;
import io.tickflow.core.feature.node.SettledFeatures;
import io.tickflow.core.feature.node.TickContext;
import io.tickflow.core.feature.quote.MarketConditions;
import io.tickflow.core.feature.quote.Microstructure;
import io.tickflow.core.feature.store.BarSeries;
import io.tickflow.core.feature.store.RollingWindow;
import io.tickflow.core.feature.store.SessionSpan;
import io.tickflow.core.feature.store.StateLayout;
import io.tickflow.core.feature.store.SymbolTrades;
import io.tickflow.core.feature.store.TickLog;
import io.tickflow.core.market.GapLedger;
import io.tickflow.core.market.TickGate;
import io.tickflow.core.state.StateOutput;
import io.tickflow.core.state.StateSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of one symbol, in groups that are stored apart: see {@link StateGroup}. Made by {@link
 * FeatureSet#newState}, or read by {@link FeatureEngine#load} and then only to be used while its
 * {@link StateSource} gives what is stored of this symbol. Not thread-safe.
 */
public final class SymbolState {

    /** Name under which {@link #writeLog} is stored, beside the groups. */
    public static final String LOG = TickLog.NAME;

    /** Result of {@link #takeChanged} if all of it is to be stored, and nothing else kept. */
    public static final int ALL_CHANGED = SymbolParts.ALL;

    private final StateLayout<SymbolState> layout;
    private final BarSeries[] series;
    private final RollingWindow[] windows;
    private final TickGate gate = new TickGate();
    private final GapLedger gaps = new GapLedger();
    private Microstructure microstructure = new Microstructure();
    private MarketConditions conditions = new MarketConditions();
    private final SessionSpan session = new SessionSpan();

    /** True if all of it was marked as changed once, or read. */
    private boolean whole;

    private int changed;

    private final TickLog log = new TickLog();

    /** A bit for each group that was not needed yet. */
    private int left;

    /** Storage of those groups; null if it was not read, or was of another layout. */
    private @Nullable StateSource source;

    private final SymbolTrades trades;

    /** True once the values that follow from the symbol's name are known. */
    private boolean recognised;

    /** Price units, NaN if it is not known. */
    private double pip = Double.NaN;

    private final SettledFeatures settled = new SettledFeatures();
    private final ClosedBarCache cache = new ClosedBarCache();

    SymbolState(
            StateLayout<SymbolState> layout,
            List<BarSeries.Plan> plans,
            int[] windowSizes,
            SymbolTrades.Plan trades) {
        this.layout = layout;
        this.trades = new SymbolTrades(trades);
        series = plans.stream().map(BarSeries::new).toArray(BarSeries[]::new);
        windows = new RollingWindow[windowSizes.length];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = new RollingWindow(windowSizes[i]);
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

    /** True if the last accepted tick was the first of a session. */
    public boolean startsSession() {
        return gate.startsSession();
    }

    /** Looks up the values that follow from the symbol's name, once. */
    void recognise(FeatureConfig config, String symbol) {
        if (recognised) {
            return;
        }
        recognised = true;
        pip = config.pipOf(symbol);
        gate.follow(config.pricesOf(symbol));
        BarSession barSession = config.barRules().sessionOf(symbol);
        for (BarSeries one : series) {
            one.follow(barSession);
        }
        trades.follow(barSession);
    }

    /** Pip in price units, NaN if it is not known. */
    double pip() {
        return pip;
    }

    /** Trades of the symbol, as far as features ask for them. */
    SymbolTrades trades() {
        return trades;
    }

    /** Marks groups; all of them the first time, so that nothing is missing from storage later. */
    void markChanged(int groups) {
        changed |= whole ? groups : SymbolParts.ALL;
        whole = true;
    }

    /** Only what every tick needs was read: the rest of this symbol is still to be had there. */
    void leaveIn(StateSource stored) {
        source = stored;
        left = SymbolParts.ALL;
        whole = true;
        changed = 0;
        log.startAfresh();
        recognised = false;
        settled.invalidate();
    }

    /** True if it was read, or has changed since it was made. */
    boolean isBegun() {
        return whole;
    }

    /** True if it was read as things are configured now. */
    boolean isOfThisLayout() {
        return source != null;
    }

    /** Nothing of it is stored where it will be. */
    void moveAway() {
        log.spoil();
        changed = SymbolParts.ALL;
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

    /** True if a log is stored, which has to go when the groups are stored anew. */
    public boolean hasStoredLog() {
        return log.isStored();
    }

    /**
     * Reads indicators and windows that were left in storage.
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
            layout.readCurrent(this, source, missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        left &= ~groups;
        cache.invalidateAll();
    }

    TickGate gate() {
        return gate;
    }

    Microstructure microstructure() {
        return microstructure;
    }

    MarketConditions conditions() {
        return conditions;
    }

    int seriesCount() {
        return series.length;
    }

    BarSeries series(int number) {
        return series[number];
    }

    RollingWindow window(int slot) {
        return windows[slot];
    }

    /** Turns {@code context} to this symbol and a tick that it has taken in. */
    void show(TickContext context, double mid, long firedBars) {
        context.turnTo(series, windows, session, trades);
        context.turnTo(mid, microstructure.scale(), firedBars);
    }

    SessionSpan session() {
        return session;
    }

    /** Forgets what belongs to the session before. */
    void startSession(long millis) {
        microstructure = new Microstructure();
        conditions = new MarketConditions();
        session.start(millis);
        settled.invalidate();
    }

    /** Values that only a closing bar changes. */
    ClosedBarCache cache() {
        return cache;
    }

    /** Bits of the features that are settled. */
    SettledFeatures settled() {
        return settled;
    }
}
