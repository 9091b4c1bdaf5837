package io.tickflow.core.feature;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.bar.Timeframe;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.event.DecisionIds;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickGate;
import io.tickflow.model.contract.FeatureSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the ticks of a symbol into feature vectors, one for each accepted tick. The vector is a
 * pure function of the pipeline's name and the symbol's ticks up to this one, in their order:
 * partition, offset and append time are carried along and enter no value. Keeps nothing of a symbol
 * itself; one instance a thread. A step costs about a microsecond or two, whatever came before.
 */
public final class FeatureEngine {

    private static final FeatureSchema SCHEMA = schemaOfGroups();
    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private final DecisionIds ids;

    /**
     * An engine for any number of symbols.
     *
     * @param pipeline goes into the ids of decisions, see {@link DecisionIds}
     */
    public FeatureEngine(String pipeline) {
        this.ids = new DecisionIds(pipeline);
    }

    /** Names of the features, in the order of every vector. */
    public static FeatureSchema schema() {
        return SCHEMA;
    }

    /**
     * Takes in the next tick of a symbol.
     *
     * @param state of that symbol; changed in place, in the groups that the result names
     */
    public FeatureStep step(SymbolState state, Tick tick) {
        TickGate gate = state.gate();
        DeadLetterCode rejection = gate.admit(tick);
        if (rejection != null) {
            List<StateGroup<?>> changed =
                    TickGate.remembers(rejection) ? SymbolState.GATE_ONLY : List.of();
            return new FeatureStep(null, rejection, changed);
        }
        if (gate.startsSession()) {
            state.startSession();
        }
        boolean barClosed = closeBars(state, tick);
        state.microstructure().add(tick);
        List<StateGroup<?>> changed =
                barClosed ? SymbolState.groups() : SymbolState.ALL_BUT_INDICATORS;
        return new FeatureStep(vectorOf(state, tick), null, changed);
    }

    private static boolean closeBars(SymbolState state, Tick tick) {
        boolean barClosed = false;
        for (Timeframe timeframe : TIMEFRAMES) {
            Bar closed = state.bars().add(timeframe, tick.eventTimeMillis(), tick.mid());
            if (closed != null) {
                state.indicators().of(timeframe).update(closed.close());
                barClosed = true;
            }
        }
        return barClosed;
    }

    private FeatureVector vectorOf(SymbolState state, Tick tick) {
        Microstructure microstructure = state.microstructure();
        double scale = microstructure.scale();
        var writer = new FeatureWriter(SCHEMA.size());
        microstructure.emit(writer);
        BarFeatures.emit(state.indicators(), tick.mid(), scale, writer);
        float[] values = writer.values();
        int ordinal = state.gate().ordinal();
        return FeatureVector.of(
                ids.decisionId(tick.symbol(), tick.eventTimeMillis(), ordinal),
                tick,
                ordinal,
                values,
                FeatureHash.of(values),
                microstructure.isSettled(),
                qualityOf(state.gate(), tick),
                scale);
    }

    private static int qualityOf(TickGate gate, Tick tick) {
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
        return quality;
    }

    private static FeatureSchema schemaOfGroups() {
        var names = new ArrayList<String>(Microstructure.NAMES);
        names.addAll(BarFeatures.NAMES);
        return new FeatureSchema(names);
    }
}
