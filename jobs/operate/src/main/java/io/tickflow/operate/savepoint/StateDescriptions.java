package io.tickflow.operate.savepoint;

import io.tickflow.flink.state.StateCodecSerializerSnapshot;
import io.tickflow.model.onnx.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractIncrementalStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.jspecify.annotations.Nullable;

/** Names and serializers of states, from the heads of their files. Collects what it cannot read. */
final class StateDescriptions {

    private static final int FINGERPRINT_BYTES = 256;
    private static final int FINGERPRINT_DIGITS = 16;

    private final Set<String> problems = new LinkedHashSet<>();

    List<String> problems() {
        return List.copyOf(problems);
    }

    List<SavedState> of(String operator, OperatorState state) {
        var states = new TreeMap<String, SavedState>();
        for (OperatorSubtaskState subtask : state.getStates()) {
            try {
                for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                    addAll(states, keyed(handle));
                }
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    addAll(states, ofOperator(handle));
                }
            } catch (IOException | IllegalStateException e) {
                problems.add(operator + ": its state cannot be read: " + e.getMessage());
            }
        }
        return List.copyOf(states.values());
    }

    private static void addAll(
            Map<String, SavedState> states, Collection<StateMetaInfoSnapshot> found)
            throws IOException {
        for (StateMetaInfoSnapshot one : found) {
            states.put(
                    one.getName(),
                    new SavedState(
                            one.getName(),
                            one.getBackendStateType().name(),
                            writtenBy(
                                    one.getTypeSerializerSnapshot(
                                            CommonSerializerKeys.VALUE_SERIALIZER)),
                            fingerprint(one)));
        }
    }

    private static List<StateMetaInfoSnapshot> keyed(KeyedStateHandle handle) throws IOException {
        StreamStateHandle head;
        if (handle instanceof KeyGroupsStateHandle groups) {
            head = groups;
        } else if (handle instanceof AbstractIncrementalStateHandle increments) {
            head = increments.getMetaDataStateHandle();
        } else {
            throw new IOException("it is a " + handle.getClass().getSimpleName());
        }
        var proxy = new KeyedBackendSerializationProxy<>(StateDescriptions.class.getClassLoader());
        try (var in = head.openInputStream()) {
            proxy.read(new DataInputViewStreamWrapper(in));
        }
        return proxy.getStateMetaInfoSnapshots();
    }

    private static List<StateMetaInfoSnapshot> ofOperator(OperatorStateHandle handle)
            throws IOException {
        var proxy = new OperatorBackendSerializationProxy(StateDescriptions.class.getClassLoader());
        try (var in = handle.openInputStream()) {
            proxy.read(new DataInputViewStreamWrapper(in));
        }
        var all = new ArrayList<>(proxy.getOperatorStateMetaInfoSnapshots());
        all.addAll(proxy.getBroadcastStateMetaInfoSnapshots());
        return all;
    }

    private static String fingerprint(StateMetaInfoSnapshot state) throws IOException {
        var out = new DataOutputSerializer(FINGERPRINT_BYTES);
        var serializers = new TreeMap<>(state.getSerializerSnapshotsImmutable());
        for (var serializer : serializers.entrySet()) {
            out.writeUTF(serializer.getKey());
            TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.getValue());
        }
        return Sha256.of(out.getCopyOfBuffer()).substring(0, FINGERPRINT_DIGITS);
    }

    private static String writtenBy(@Nullable TypeSerializerSnapshot<?> serializer) {
        if (serializer == null) {
            return "unknown";
        }
        if (serializer instanceof StateCodecSerializerSnapshot<?> codec) {
            return "codec " + codec.writtenCodec();
        }
        String name = serializer.getClass().getSimpleName().replace("Snapshot", "");
        return serializer instanceof CompositeTypeSerializerSnapshot<?, ?> composite
                ? Arrays.stream(composite.getNestedSerializerSnapshots())
                        .map(StateDescriptions::writtenBy)
                        .collect(Collectors.joining(", ", name + "(", ")"))
                : name;
    }
}
