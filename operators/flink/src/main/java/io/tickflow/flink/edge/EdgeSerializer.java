package io.tickflow.flink.edge;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Serializer of an immutable record in a fixed, versioned layout. Instances remember texts, so each
 * thread has its own.
 *
 * @param <T> the record
 */
abstract class EdgeSerializer<T> extends TypeSerializer<T> {

    /** Name of the layout, equal in every release. */
    abstract String id();

    /** Version of the layout, from 1. */
    abstract int version();

    @Override
    public abstract EdgeSerializer<T> duplicate();

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, T reuse) {
        return from;
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    /** Returns null: a record has no empty form, and none is reused. */
    @Override
    @SuppressWarnings("NullAway") // Flink asks only for instances to reuse.
    public final T createInstance() {
        return null;
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new EdgeSerializerSnapshot<>(this);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof EdgeSerializer<?> that
                && that.id().equals(id())
                && that.version() == version();
    }

    @Override
    public final int hashCode() {
        return 31 * id().hashCode() + version();
    }
}
