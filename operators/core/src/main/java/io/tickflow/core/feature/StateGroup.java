package io.tickflow.core.feature;

import io.tickflow.core.state.StateCodec;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A part of {@link SymbolState} that is kept by itself, under its own name and in its own layout.
 *
 * @param name of the state that keeps it; stays the same for as long as the codec can read what was
 *     written under it
 * @param codec layout in bytes
 * @param getter takes the part out
 * @param setter puts a part in
 */
public record StateGroup<T>(
        String name,
        StateCodec<T> codec,
        Function<SymbolState, T> getter,
        BiConsumer<SymbolState, T> setter) {}
