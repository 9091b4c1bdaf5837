package io.tickflow.core.canary;

import io.tickflow.core.canary.CanaryControl.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Controls of one challenger in the order of their effective times. A later record replaces those
 * before it that take effect at its time or after, so that the last word of an operator holds.
 * Immutable.
 */
public final class CanaryTurns {

    /** Canary without any control. */
    public static final CanaryTurns NONE = new CanaryTurns(List.of());

    /** Bound of the memory; a control that old matters to no tick that is still to come. */
    static final int TURNS_MAX = 64;

    private final List<CanaryControl> turns;

    private CanaryTurns(List<CanaryControl> turns) {
        this.turns = List.copyOf(turns);
    }

    /** Turns with {@code control}, which was recorded after all of these. */
    public CanaryTurns with(CanaryControl control) {
        var after = new ArrayList<CanaryControl>();
        for (CanaryControl turn : turns) {
            if (turn.effectiveTimeMillis() < control.effectiveTimeMillis()) {
                after.add(turn);
            }
        }
        after.add(control);
        return new CanaryTurns(after.subList(Math.max(0, after.size() - TURNS_MAX), after.size()));
    }

    /** Control that holds for a tick of {@code timeMillis}; empty before the first one. */
    public Optional<CanaryControl> at(long timeMillis) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).effectiveTimeMillis() <= timeMillis) {
                return Optional.of(turns.get(i));
            }
        }
        return Optional.empty();
    }

    /** All of them, the one that takes effect last at the end. */
    public List<CanaryControl> all() {
        return turns;
    }

    /** Bundles for a tick, of a symbol in the canary or of another one. */
    CanaryChoice choice(boolean inCanary, long timeMillis) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).effectiveTimeMillis() <= timeMillis) {
                return choice(turns.get(i).command(), inCanary);
            }
        }
        return choice(Command.BEGIN, inCanary);
    }

    private static CanaryChoice choice(Command command, boolean inCanary) {
        return switch (command) {
            case BEGIN -> inCanary ? CanaryChoice.BOTH : CanaryChoice.CHAMPION;
            case PROMOTE -> CanaryChoice.CHALLENGER;
            case WITHDRAW -> CanaryChoice.CHAMPION;
        };
    }
}
