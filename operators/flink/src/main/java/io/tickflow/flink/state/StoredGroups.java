package io.tickflow.flink.state;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.StateGroup;
import io.tickflow.core.feature.SymbolState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The groups of a symbol in keyed state: an entry each, in the core's own bytes. Works on the
 * current key. What is written is always a fresh array, so a snapshot under way never sees a change
 * to it. Task thread only.
 */
final class StoredGroups {

    private static final String STATE = "feature-groups-v1";
    private static final int GROUP_BYTES = 2_048;

    private final FeatureSet features;
    private final List<StateGroup> groups;
    private final Map<String, StateGroup> byName = new HashMap<>();
    private final MapState<String, byte[]> state;
    private final DataOutputSerializer out = new DataOutputSerializer(GROUP_BYTES);
    private final DataInputDeserializer in = new DataInputDeserializer();

    /** Registers the state with the function that {@code context} belongs to. */
    StoredGroups(FeatureSet features, RuntimeContext context) {
        this.features = features;
        this.groups = features.groups();
        groups.forEach(group -> byName.put(group.name(), group));
        state =
                context.getMapState(
                        new MapStateDescriptor<>(
                                STATE,
                                StringSerializer.INSTANCE,
                                BytePrimitiveArraySerializer.INSTANCE));
    }

    /** The state of the current key, empty if nothing is stored. */
    SymbolState load() throws Exception {
        SymbolState symbol = features.newState();
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : state.entries()) {
            StateGroup group = byName.get(entry.getKey());
            if (group == null) {
                gone.add(entry.getKey());
            } else {
                in.setBuffer(entry.getValue());
                group.read(symbol, in);
            }
        }
        for (String name : gone) {
            // Should its features come back one day, they must not go on after a hole.
            state.remove(name);
        }
        return symbol;
    }

    /** Stores the groups of {@code symbol} whose bits are set under the current key. */
    void store(SymbolState symbol, int changed) throws Exception {
        for (int i = 0; i < groups.size(); i++) {
            if ((changed & (1 << i)) != 0) {
                out.clear();
                groups.get(i).write(symbol, out);
                state.put(groups.get(i).name(), out.getCopyOfBuffer());
            }
        }
    }
}
