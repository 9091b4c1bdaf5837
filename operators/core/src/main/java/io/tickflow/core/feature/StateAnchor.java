package io.tickflow.core.feature;

import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whole state of a symbol right after one of its ticks. A run that restores it and goes on with the
 * ticks that follow has the decisions and features of the run that made it, without the ticks
 * before.
 *
 * @param decisionId id that a decision at the tick has or would have, see {@link DecisionIds}
 * @param symbol as the feed names it
 * @param eventTimeMillis UTC time of the tick, epoch milliseconds
 * @param ordinal position of the tick among the accepted ones of its millisecond, from 0
 * @param schema hash of the {@link io.tickflow.model.contract.FeatureSchema} that it computes
 * @param partition Kafka partition of the tick
 * @param offset Kafka offset of the tick
 * @param groups bytes of each {@link StateGroup} by its name; the arrays are not to be changed
 */
public record StateAnchor(
        String decisionId,
        String symbol,
        long eventTimeMillis,
        int ordinal,
        String schema,
        int partition,
        long offset,
        Map<String, byte[]> groups) {

    /** Copies the map. */
    public StateAnchor {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** The state that {@code tick}, the last accepted one of its symbol, has left. */
    static StateAnchor of(SymbolState state, Tick tick, FeatureSet features, DecisionIds ids) {
        int ordinal = state.gate().ordinal();
        return new StateAnchor(
                ids.decisionId(tick.symbol(), tick.eventTimeMillis(), ordinal),
                tick.symbol(),
                tick.eventTimeMillis(),
                ordinal,
                features.schema().hash(),
                tick.partition(),
                tick.offset(),
                bytesOf(state, features));
    }

    /** The same for the same ticks, in every run. */
    public String anchorId() {
        return decisionId + "/anchor";
    }

    /**
     * A fresh copy of the state. A part that is younger than the anchor begins empty.
     *
     * @param features of the schema that the anchor was made with
     * @throws IllegalArgumentException if they are of another
     * @throws IOException if the bytes are damaged or of a later release
     */
    public SymbolState restore(FeatureSet features) throws IOException {
        if (!schema.equals(features.schema().hash())) {
            throw new IllegalArgumentException(
                    "the anchor %s has the feature schema %s, not %s"
                            .formatted(anchorId(), schema, features.schema().hash()));
        }
        SymbolState restored = features.read(groups::get, null);
        if (!restored.isBegun()) {
            throw new IOException("the anchor " + anchorId() + " has no state of this layout");
        }
        try {
            restored.bringIn(SymbolParts.ALL);
        } catch (UncheckedIOException e) {
            throw new IOException("the anchor " + anchorId() + " cannot be read", e);
        }
        restored.moveAway();
        return restored;
    }

    private static Map<String, byte[]> bytesOf(SymbolState state, FeatureSet features) {
        state.bringIn(SymbolParts.ALL);
        var groups = new LinkedHashMap<String, byte[]>();
        var out = new StateOutput();
        for (StateGroup group : features.groups()) {
            out.clear();
            group.write(state, out);
            groups.put(group.name(), out.copy());
        }
        return groups;
    }
}
