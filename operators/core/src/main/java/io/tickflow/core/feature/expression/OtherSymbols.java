package io.tickflow.core.feature.expression;

import java.util.Set;

/** Refusal of features of another symbol, in whatever notation. */
final class OtherSymbols {

    /** The reason, and what can be done instead. */
    static final String REFUSED =
            "features of another symbol are refused: two symbols have no common order of ticks, so"
                    + " live, replay and backfill would disagree; join the vectors of both by time"
                    + " instead, with ASOF JOIN in bin/tickflow sql or from features compute"
                    + " (docs/features.md, Other symbols)";

    private static final Set<String> FUNCTIONS = Set.of("of", "symbol", "asof", "as_of", "other");

    private OtherSymbols() {}

    /** True for {@code of(...)} and {@code GBPUSD.rsi(...)}. */
    static boolean isOne(String function) {
        return FUNCTIONS.contains(function) || function.indexOf('.') >= 0;
    }
}
