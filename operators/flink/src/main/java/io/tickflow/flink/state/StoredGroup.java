package io.tickflow.flink.state;

import io.tickflow.core.feature.StateGroup;
import io.tickflow.core.feature.SymbolState;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;

/**
 * One {@link StateGroup} in a Flink state of its own. Works on the current key.
 *
 * @param <T> the group
 */
public final class StoredGroup<T> {

    private final StateGroup<T> group;
    private final ValueState<T> state;

    private StoredGroup(StateGroup<T> group, ValueState<T> state) {
        this.group = group;
        this.state = state;
    }

    /** Registers the state of {@code group} with the function that {@code context} belongs to. */
    public static <T> StoredGroup<T> open(StateGroup<T> group, RuntimeContext context) {
        var descriptor =
                new ValueStateDescriptor<>(group.name(), new StateCodecSerializer<>(group.codec()));
        return new StoredGroup<>(group, context.getState(descriptor));
    }

    /** The group that is kept here. */
    public StateGroup<T> group() {
        return group;
    }

    /** Puts what is kept into {@code symbol}; leaves it empty if nothing is. */
    public void loadInto(SymbolState symbol) throws IOException {
        T kept = state.value();
        if (kept != null) {
            group.setter().accept(symbol, kept);
        }
    }

    /** Keeps what {@code symbol} has. */
    public void storeFrom(SymbolState symbol) throws IOException {
        state.update(group.getter().apply(symbol));
    }
}
