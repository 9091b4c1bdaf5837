package io.tickflow.core.feature;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.feature.node.RollingPlan;
import io.tickflow.core.feature.store.TickLog;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickGate;
import io.tickflow.core.state.StateSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the ticks of a symbol into feature vectors, one for each decision point. The vector is a
 * pure function of the pipeline's name, the configured features and the symbol's ticks up to this
 * one, in their order: partition, offset and append time are carried along and enter no value.
 * Keeps nothing of a symbol itself; one instance a thread. Each step takes constant time, and
 * allocates nothing unless it makes a vector, starts a session or has something to tell of the
 * feed.
 */
public final class FeatureEngine {

    private final FeatureSet features;
    private final boolean anyPartition;
    private final DecisionIds ids;
    private final FeedEventDetector watch = new FeedEventDetector();
    private final VectorAssembler vectors;
    private final Map<DeadLetterCode, FeatureStep> rejections = new EnumMap<>(DeadLetterCode.class);

    /**
     * An engine for any number of symbols.
     *
     * @param pipeline goes into the ids of decisions, see {@link DecisionIds}
     * @param features to compute
     */
    public FeatureEngine(String pipeline, FeatureSet features) {
        this(pipeline, features, false);
    }

    /**
     * An engine for ticks of one partition a symbol, or of any.
     *
     * @param anyPartition true if an earlier stage restored the order of ticks from several
     *     partitions, so that a symbol on two of them is no conflict
     */
    public FeatureEngine(String pipeline, FeatureSet features, boolean anyPartition) {
        this.features = features;
        this.anyPartition = anyPartition;
        this.ids = new DecisionIds(pipeline);
        this.vectors = new VectorAssembler(features, ids);
    }

    /** Features that this engine computes. */
    public FeatureSet features() {
        return features;
    }

    /**
     * Takes in the next tick of a symbol.
     *
     * @param state of that symbol, made by the same {@link FeatureSet}; changed in place
     * @param tick of the feed; one without bid and ask counts as {@link TickGate#quoted}
     */
    public FeatureStep step(SymbolState state, Tick tick) {
        Tick settled = state.gate().quoted(settle(state, tick, false));
        if (isInHistory(state, settled)) {
            return rejected(DeadLetterCode.ALREADY_IN_HISTORY);
        }
        leaveHistory(state);
        watch.before(state);
        return watch.after(state, settled, admit(state, settled, true));
    }

    /**
     * Settles the time of a tick in an hour that the server's clock repeats, by the last accepted
     * tick; see {@link Tick#settledAfter}. A step does the same. While a live feed overlaps the
     * history of its symbol, the earlier time is taken: the feed may have been read from before the
     * end of the history.
     *
     * @param history true for a tick of {@link #stepOfHistory}
     */
    public Tick settle(SymbolState state, Tick tick, boolean history) {
        if (tick.repeatTimeMillis() == 0) {
            return tick;
        }
        long lastMillis = state.session().lastMillis();
        long historyMillis = state.session().historyMillis();
        boolean overlaps = !history && historyMillis != 0 && lastMillis <= historyMillis;
        return tick.settledAfter(overlaps ? 0 : lastMillis);
    }

    /**
     * True if history covers the time of {@code tick}. One that ends with a wrong clock does not
     * cover the time that the clock passed over.
     */
    private static boolean isInHistory(SymbolState state, Tick tick) {
        long historyMillis = state.session().historyMillis();
        return historyMillis != 0
                && tick.eventTimeMillis() <= historyMillis
                && !state.gate().isStepDoubtedBy(tick);
    }

    /** The next tick is not one of history, if there was any: it comes from another feed. */
    private static void leaveHistory(SymbolState state) {
        long historyMillis = state.session().historyMillis();
        if (historyMillis != 0) {
            state.gate().changeFeed(historyMillis);
        }
    }

    /**
     * Loads the state of a symbol as it was stored, by this or an earlier release, with these or
     * other features: those that were not there begin empty. Parts of it are read when they are
     * needed, so {@code source} has to give the same until then, and a tick may fail as this may.
     *
     * @param used a state of the same features that is not needed any more: it may become this one
     * @return a state that was never seen if nothing is stored
     * @throws IOException if the bytes are damaged or of a later release
     */
    public SymbolState load(String symbol, StateSource source, @Nullable SymbolState used)
            throws IOException {
        SymbolState state = features.read(source, used);
        byte[] bytes = state.isBegun() ? source.bytesOf(TickLog.NAME) : null;
        if (bytes == null) {
            return state;
        }
        boolean current = state.isOfThisLayout();
        try {
            for (Tick tick : state.log().readFrom(bytes, symbol)) {
                if (!isInHistory(state, tick)) {
                    leaveHistory(state);
                    admit(state, tick, false);
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException("state of " + symbol + " cannot be read", e);
        }
        return current ? state : features.withoutYounger(state, source);
    }

    /**
     * Stands in for the state of a symbol that is put away, so that not every tick needs it back.
     *
     * @param state which is stored with its log, or will be
     * @return null if its next tick cannot wait
     */
    public @Nullable DeferredTicks defer(SymbolState state) {
        return DeferredTicks.after(state, features);
    }

    /**
     * Takes in the next tick of a symbol's history. Whatever {@link #step} is given afterwards of
     * the time that the history covers counts as known already.
     */
    public FeatureStep stepOfHistory(SymbolState state, Tick tick) {
        Tick settled = state.gate().quoted(settle(state, tick, true));
        watch.before(state);
        FeatureStep step = admit(state, settled, true);
        state.log().spoil();
        if (step.accepted()) {
            state.session().setHistoryMillis(settled.eventTimeMillis());
        }
        return watch.after(state, settled, step);
    }

    /**
     * The state that {@code tick} has left.
     *
     * @param state of its symbol, right after a step that accepted {@code tick}; what was not read
     *     of it yet is read
     */
    public StateAnchor anchor(SymbolState state, Tick tick) {
        return StateAnchor.of(state, tick, features, ids);
    }

    /** Returns true if the newest tick of {@code state} was one of {@link #stepOfHistory}. */
    public boolean isOfHistory(SymbolState state) {
        long historyMillis = state.session().historyMillis();
        return historyMillis != 0 && historyMillis == state.session().lastMillis();
    }

    /**
     * @param mayDecide whether a vector is wanted if this is a decision point
     */
    private FeatureStep admit(SymbolState state, Tick tick, boolean mayDecide) {
        TickGate gate = state.gate();
        state.recognise(features.config(), tick.symbol());
        if (anyPartition) {
            gate.acceptAnyPartition();
        }
        DeadLetterCode rejection = gate.admit(tick);
        if (rejection != null) {
            if (TickGate.isChangedBy(rejection)) {
                state.markChanged(SymbolParts.TICKS);
                state.log().add(tick);
            }
            return rejected(rejection);
        }
        long firedBars = takeIn(state, tick, gate);
        state.log().add(tick);
        boolean decides = mayDecide && features.decidesAt(firedBars);
        RollingPlan windows = features.rollingPlan();
        boolean updatesWindows = !windows.isEmpty() && windows.isTouchedBy(firedBars);
        if (updatesWindows) {
            state.markChanged(SymbolParts.DERIVED);
        }
        if (!decides && !updatesWindows) {
            return FeatureStep.SILENT;
        }
        state.bringIn(SymbolParts.ALL);
        if (!decides) {
            vectors.updateWindows(state, tick, firedBars);
            return FeatureStep.SILENT;
        }
        return FeatureStep.decided(vectors.at(state, tick, firedBars));
    }

    /** One object a reason, so that a bad feed allocates nothing either. */
    private FeatureStep rejected(DeadLetterCode code) {
        return rejections.computeIfAbsent(code, FeatureStep::rejected);
    }

    /** Advances the state; gives a bit for each bar series that the tick closed a bar of. */
    private long takeIn(SymbolState state, Tick tick, TickGate gate) {
        long millis = tick.eventTimeMillis();
        if (gate.startsSession()) {
            state.startSession(millis);
        }
        state.session().add(millis);
        state.gaps().add(millis);
        state.microstructure().add(tick);
        state.conditions().add(tick);
        state.trades().add(tick);
        state.markChanged(SymbolParts.TICKS);
        long firedBars = addToBars(state, tick);
        if (firedBars != 0) {
            closeBars(state, firedBars);
        }
        return firedBars;
    }

    private long addToBars(SymbolState state, Tick tick) {
        double price = features.barPrice().of(tick);
        if (Double.isNaN(price)) {
            return 0;
        }
        double volume = tick.tradedVolume();
        long firedBars = 0;
        for (int i = 0; i < state.seriesCount(); i++) {
            if (state.series(i).add(tick.eventTimeMillis(), price, volume)) {
                firedBars |= 1L << i;
            }
        }
        return firedBars;
    }

    private static void closeBars(SymbolState state, long firedBars) {
        for (int i = 0; i < state.seriesCount(); i++) {
            if ((firedBars & (1L << i)) != 0) {
                int group = SymbolParts.ofSeries(i);
                state.bringIn(group);
                state.series(i).takeIn();
                state.markChanged(group);
            }
        }
        state.cache().invalidate(firedBars);
        state.settled().onBarsClosed();
    }
}
