package io.tickflow.core.feature;

import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.feature.node.FeatureHash;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.QuoteFeature;
import io.tickflow.core.feature.node.RollingPlan;
import io.tickflow.core.feature.node.SettledFeatures;
import io.tickflow.core.feature.node.TickContext;
import io.tickflow.core.feature.quote.FeatureWriter;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickGate;
import java.util.stream.Stream;

/** Assembles the vector of a decision point from the values of its nodes. One thread. */
final class VectorAssembler {

    private static final long STALE_MILLIS = 60_000;

    private final FeatureSet features;
    private final DecisionIds ids;
    private final Node[] nodes;
    private final Node[] columns;

    /** Places of {@link #columns} in a frame: no vector need visit their nodes. */
    private final int[] places;

    private final Node[] cached;
    private final Node[] computedAtEachVector;
    private final RollingPlan rollingPlan;
    private final TickContext context;
    private final FeatureWriter quotes;

    VectorAssembler(FeatureSet features, DecisionIds ids) {
        this.features = features;
        this.ids = ids;
        this.nodes = features.nodes();
        this.columns = features.columns();
        this.places = Stream.of(columns).mapToInt(Node::index).toArray();
        this.cached =
                Stream.of(nodes).filter(node -> node.cachedSeries() != 0).toArray(Node[]::new);
        this.computedAtEachVector =
                Stream.of(nodes)
                        .skip(features.quoteCount())
                        .filter(node -> node.cachedSeries() == 0)
                        .toArray(Node[]::new);
        this.rollingPlan = features.rollingPlan();
        this.context = new TickContext(nodes.length);
        this.quotes = new FeatureWriter(context.frame());
    }

    /**
     * Makes the vector of a decision point.
     *
     * @param state of the symbol, which has taken in {@code tick}
     * @param firedBars a bit for each bar series that the tick closed a bar of
     */
    FeatureVector at(SymbolState state, Tick tick, long firedBars) {
        state.show(context, tick.mid(), firedBars);
        writeQuotes(state);
        state.cache().fill(context, cached, features.quoteCount());
        long[] settled = state.settled().bits(state.session());
        if (settled == null || !rollingPlan.isEmpty()) {
            return vector(state, tick, computedAndSettled(state), firedBars);
        }
        double[] frame = context.frame();
        for (Node node : computedAtEachVector) {
            // Not by way of the context: here the compiler sees how few kinds of nodes there are.
            frame[node.index()] = node.evaluate(context);
        }
        return vector(state, tick, settled, firedBars);
    }

    /** Updates rolling windows at a tick that is no decision point. */
    void updateWindows(SymbolState state, Tick tick, long firedBars) {
        state.show(context, tick.mid(), firedBars);
        if (rollingPlan.needsQuotes()) {
            writeQuotes(state);
        }
        for (Node node : rollingPlan.nodes()) {
            context.compute(node);
            context.settle(node);
        }
    }

    private void writeQuotes(SymbolState state) {
        quotes.rewind();
        state.microstructure().emit(quotes);
        state.conditions().emit(state.pip(), context.scale(), quotes);
        if (quotes.position() != features.quoteCount()) {
            throw new IllegalStateException(
                    "wrote %d quote features of %d"
                            .formatted(quotes.position(), features.quoteCount()));
        }
    }

    /** Computes the rest, and which columns are settled. */
    private long[] computedAndSettled(SymbolState state) {
        for (Node node : nodes) {
            if (node.index() >= features.quoteCount() && node.cachedSeries() == 0) {
                context.compute(node);
            }
            context.settle(node);
        }
        return settledBits(state);
    }

    private long[] settledBits(SymbolState state) {
        var bits = new long[(columns.length + Long.SIZE - 1) / Long.SIZE];
        SettledFeatures settled = state.settled();
        settled.cache(bits);
        for (int i = 0; i < columns.length; i++) {
            if (context.isSettled(columns[i])) {
                bits[i / Long.SIZE] |= 1L << i;
            } else if (columns[i] instanceof QuoteFeature quote) {
                settled.expireAfter(quote.description().warmup(), state.session());
            }
        }
        for (Node node : nodes) {
            if (!context.isSettled(node)) {
                settled.expireAfterBars(node.barsToSettle(context));
                if (node.settlesByItself()) {
                    settled.invalidate();
                }
            }
        }
        return bits;
    }

    private FeatureVector vector(SymbolState state, Tick tick, long[] settled, long firedBars) {
        var values = new float[places.length];
        String hash = FeatureHash.round(context.frame(), places, values);
        int ordinal = state.gate().ordinal();
        boolean ready = state.microstructure().isSettled();
        return new FeatureVector(
                ids.decisionId(tick.symbol(), tick.eventTimeMillis(), ordinal),
                tick.symbol(),
                tick.eventTimeMillis(),
                ordinal,
                values,
                hash,
                ready,
                qualityOf(state, tick, ready),
                tick.bid(),
                tick.ask(),
                context.scale(),
                tick.partition(),
                tick.offset(),
                tick.appendTimeMillis(),
                features.schema().hash(),
                settled,
                firedBars);
    }

    private static int qualityOf(SymbolState state, Tick tick, boolean ready) {
        TickGate gate = state.gate();
        int quality = tick.bid() == tick.ask() ? Quality.LOCKED : 0;
        if (gate.hadCrossedQuoteLately()) {
            quality |= Quality.CROSSED_SEEN;
        }
        if (gate.hadGapLately()) {
            quality |= Quality.GAP_IN_WINDOW;
        }
        if (gate.wasOnTwoPartitionsLately()) {
            quality |= Quality.TWO_PARTITIONS;
        }
        if (ready) {
            quality |= Quality.WARM;
        }
        if (state.microstructure().millisSinceChange() >= STALE_MILLIS) {
            quality |= Quality.STALE;
        }
        return quality;
    }
}
