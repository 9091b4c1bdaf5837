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
 * Writes state with a {@link StateCodec}, in its newest version, and reads the version it was made
 * for: the newest, or an older one when {@link StateCodecSerializerSnapshot} restores it from a
 * savepoint. Copies are deep, so a state that a function changes in place cannot reach into a
 * snapshot being written.
 *
 * @param <T> the state
 */
public final class StateCodecSerializer<T> extends TypeSerializer<T> {

    private static final int COPY_BYTES = 512;

    private final StateCodec<T> codec;
    private final int readVersion;

    /**
     * Reads and writes the newest version.
     *
     * @param codec one that its service file lists, else no savepoint with it can be restored
     */
    public StateCodecSerializer(StateCodec<T> codec) {
        this(codec, codec.version());
    }

    /**
     * Reads an older version, writes the newest.
     *
     * @param readVersion of the bytes to read
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

    /** Itself: a codec has no state, so any number of threads may use it. */
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
