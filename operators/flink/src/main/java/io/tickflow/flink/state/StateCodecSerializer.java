package io.tickflow.flink.state;

import io.tickflow.core.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes state with a {@link StateCodec}, in its newest version, and reads its configured version:
 * the newest, or an older one when restored by {@link StateCodecSerializerSnapshot}. Copies are
 * deep, so in-place changes of a state do not affect a snapshot being written.
 *
 * @param <T> the state
 */
public final class StateCodecSerializer<T> extends TypeSerializer<T> {

    private static final int COPY_BYTES = 512;

    private final StateCodec<T> codec;
    private final int readVersion;

    /**
     * Creates a serializer that reads and writes the newest version.
     *
     * @param codec codec listed in its service file; otherwise its savepoints cannot be restored
     */
    public StateCodecSerializer(StateCodec<T> codec) {
        this(codec, codec.version());
    }

    /**
     * Creates a serializer that reads an older version and writes the newest.
     *
     * @param readVersion version of the bytes to read
     */
    StateCodecSerializer(StateCodec<T> codec, int readVersion) {
        this.codec = codec;
        this.readVersion = readVersion;
    }

    @Override
    public void serialize(T state, DataOutputView target) throws IOException {
        codec.write(state, target);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return codec.read(readVersion, source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public T copy(T from) {
        var out = new DataOutputSerializer(COPY_BYTES);
        try {
            codec.write(from, out);
            var in = new DataInputDeserializer(out.getSharedBuffer(), 0, out.length());
            return codec.read(codec.version(), in);
        } catch (IOException e) {
            throw new UncheckedIOException("a codec could not read what it wrote", e);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public T createInstance() {
        return codec.create();
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }

    /** Returns itself: a codec has no state, so all threads may share it. */
    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new StateCodecSerializerSnapshot<>(codec);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateCodecSerializer<?> that
                && that.codec.id().equals(codec.id())
                && that.readVersion == readVersion;
    }

    @Override
    public int hashCode() {
        return 31 * codec.id().hashCode() + readVersion;
    }
}
