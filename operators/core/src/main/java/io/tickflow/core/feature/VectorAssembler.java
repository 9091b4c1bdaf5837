package io.tickflow.core.feature;

import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickGate;

import java.util.stream.Stream;

/** Makes the vector of a decision point. One thread. */
final class Vectors {

    private static final long STALE_MILLIS = 60_000;

    private final FeatureSet features;
    private final DecisionIds ids;
    private final Node[] nodes;
    private final Node[] columns;

    /** Where the values of {@link #columns} stand in a frame: no vector need visit their nodes. */
    private final int[] places;

    private final Node[] held;
    private final Node[] computedAtEachVector;
    private final boolean remembers;

    Vectors(FeatureSet features, DecisionIds ids) {
        this.features = features;
        this.ids = ids;
        this.nodes = features.nodes();
        this.columns = features.columns();
        this.places = Stream.of(columns).mapToInt(Node::index).toArray();
        this.held = Stream.of(nodes).filter(node -> node.heldSeries() != 0).toArray(Node[]::new);
        this.computedAtEachVector =
                Stream.of(nodes)
                        .skip(features.quoteCount())
                        .filter(node -> node.heldSeries() == 0)
                        .toArray(Node[]::new);
        this.remembers = !features.memoryPlan().isEmpty();
    }

    /** Vector of {@code moment}, whose features of quotes are written already. */
    FeatureVector at(Moment moment, Tick tick) {
        SymbolState state = moment.state();
        state.held().fill(moment, held, features.quoteCount());
        long[] settled = state.settled().bits(state);
        if (settled == null || remembers) {
            return vector(moment, tick, computedAndSettled(moment));
        }
        double[] frame = moment.frame();
        for (Node node : computedAtEachVector) {
            // Not by way of the moment: here the compiler sees how few kinds of nodes there are.
            frame[node.index()] = node.evaluate(moment);
        }
        return vector(moment, tick, settled);
    }

    /** Computes the rest, and which columns are settled. */
    private long[] computedAndSettled(Moment moment) {
        for (Node node : nodes) {
            if (node.index() >= features.quoteCount() && node.heldSeries() == 0) {
                moment.compute(node);
            }
            moment.settle(node);
        }
        return settledBits(moment);
    }

    private long[] settledBits(Moment moment) {
        var bits = new long[(columns.length + Long.SIZE - 1) / Long.SIZE];
        SymbolState state = moment.state();
        state.settled().remember(bits);
        for (int i = 0; i < columns.length; i++) {
            if (moment.isSettled(columns[i])) {
                bits[i / Long.SIZE] |= 1L << i;
            } else if (columns[i] instanceof QuoteValue quote) {
                state.settled().isUnsettled(quote.description().readiness(), state);
            }
        }
        for (Node node : nodes) {
            if (!moment.isSettled(node)) {
                state.settled().waitsForBars(node.barsToSettle(moment));
            }
        }
        return bits;
    }

    private FeatureVector vector(Moment moment, Tick tick, long[] settled) {
        var values = new float[places.length];
        String hash = FeatureHash.round(moment.frame(), places, values);
        SymbolState state = moment.state();
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
                moment.scale(),
                tick.partition(),
                tick.offset(),
                tick.appendTimeMillis(),
                features.schema().hash(),
                settled);
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
