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

    private final Node[] computedAtEachVector;
    private final boolean remembers;

    Vectors(FeatureSet features, DecisionIds ids) {
        this.features = features;
        this.ids = ids;
        this.nodes = features.nodes();
        this.columns = features.columns();
        this.places = Stream.of(columns).mapToInt(Node::index).toArray();
        this.computedAtEachVector =
                Stream.of(nodes)
                        .skip(features.quoteCount())
                        .filter(node -> !node.isHeld())
                        .toArray(Node[]::new);
        this.remembers = !features.memoryPlan().isEmpty();
    }

    /** Vector of {@code moment}, whose features of quotes are written already. */
    FeatureVector at(Moment moment, Tick tick, long firedBars) {
        SymbolState state = moment.state();
        long[] settled = state.settled().bits(state);
        boolean settles = settled == null || firedBars != 0 || remembers;
        if (settles) {
            for (Node node : nodes) {
                if (node.isHeld() || node.index() < features.quoteCount()) {
                    moment.settle(node);
                }
            }
        }
        state.held().fill(moment, nodes, features.quoteCount());
        for (Node node : computedAtEachVector) {
            moment.compute(node);
            if (settles) {
                moment.settle(node);
            }
        }
        return vector(moment, tick, settles || settled == null ? settledBits(moment) : settled);
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
        if (gate.crossedLately()) {
            quality |= Quality.CROSSED_SEEN;
        }
        if (gate.gapLately()) {
            quality |= Quality.GAP_IN_WINDOW;
        }
        if (gate.twoPartitionsLately()) {
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
