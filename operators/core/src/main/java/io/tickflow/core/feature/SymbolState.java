package io.tickflow.core.feature;

import io.tickflow.core.bar.Bars;
import io.tickflow.core.bar.BarsCodec;
import io.tickflow.core.indicator.Indicators;
import io.tickflow.core.indicator.IndicatorsCodec;
import io.tickflow.core.market.TickGate;
import io.tickflow.core.market.TickGateCodec;
import java.util.List;

/**
 * Everything that is kept for one symbol, in groups that are stored apart: adding a group needs no
 * migration, and a group that a tick left alone need not be written. Not thread-safe.
 */
public final class SymbolState {

    private static final StateGroup<TickGate> GATE =
            new StateGroup<>(
                    "gate-v1",
                    new TickGateCodec(),
                    state -> state.gate,
                    (state, gate) -> state.gate = gate);

    private static final StateGroup<Bars> BARS =
            new StateGroup<>(
                    "bars-v1",
                    new BarsCodec(),
                    state -> state.bars,
                    (state, bars) -> state.bars = bars);

    private static final StateGroup<Indicators> INDICATORS =
            new StateGroup<>(
                    "indicators-v1",
                    new IndicatorsCodec(),
                    state -> state.indicators,
                    (state, indicators) -> state.indicators = indicators);

    private static final StateGroup<Microstructure> MICROSTRUCTURE =
            new StateGroup<>(
                    "microstructure-v1",
                    new MicrostructureCodec(),
                    state -> state.microstructure,
                    (state, microstructure) -> state.microstructure = microstructure);

    private static final List<StateGroup<?>> GROUPS =
            List.of(GATE, BARS, INDICATORS, MICROSTRUCTURE);

    /** What a rejected tick that the gate remembers has changed. */
    static final List<StateGroup<?>> GATE_ONLY = List.of(GATE);

    /** What an accepted tick changes while no bar closes. */
    static final List<StateGroup<?>> ALL_BUT_INDICATORS = List.of(GATE, BARS, MICROSTRUCTURE);

    private TickGate gate = new TickGate();
    private Bars bars = new Bars();
    private Indicators indicators = new Indicators();
    private Microstructure microstructure = new Microstructure();

    /** The state of a symbol that was never seen. */
    public SymbolState() {}

    /** All groups; the order carries no meaning. */
    public static List<StateGroup<?>> groups() {
        return GROUPS;
    }

    TickGate gate() {
        return gate;
    }

    Bars bars() {
        return bars;
    }

    Indicators indicators() {
        return indicators;
    }

    Microstructure microstructure() {
        return microstructure;
    }

    /** Forgets what belongs to the session before. */
    void startSession() {
        microstructure = new Microstructure();
    }
}
