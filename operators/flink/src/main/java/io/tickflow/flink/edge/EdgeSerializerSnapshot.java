package io.tickflow.flink.edge;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Id and version of the layout of an {@link EdgeSerializer}. Another layout or version is refused:
 * bytes of an edge never outlive their job.
 *
 * @param <T> the record
 */
public final class EdgeSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int FORMAT_VERSION = 1;

    private @Nullable EdgeSerializer<T> serializer;

    /** Creates a snapshot for {@link #readSnapshot}, reflectively by Flink. */
    public EdgeSerializerSnapshot() {}

    EdgeSerializerSnapshot(EdgeSerializer<T> serializer) {
        this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
        return FORMAT_VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(serializer().id());
        out.writeInt(serializer().version());
    }

    @Override
    public void readSnapshot(int formatVersion, DataInputView in, ClassLoader userClassLoader)
            throws IOException {
        String id = in.readUTF();
        int version = in.readInt();
        EdgeSerializer<?> found =
                switch (id) {
                    case TickSerializer.ID -> new TickSerializer();
                    case ScoredDecisionSerializer.ID -> new ScoredDecisionSerializer();
                    default -> null;
                };
        if (formatVersion != FORMAT_VERSION || found == null || found.version() != version) {
            throw new IOException(
                    "the edge was written in layout \""
                            + id
                            + "\", version "
                            + version
                            + ", which this release does not read. Maybe another release has"
                            + " written it.");
        }
        serializer = typed(found);
    }

    // A serializer of T wrote the id.
    @SuppressWarnings("unchecked")
    private static <T> EdgeSerializer<T> typed(EdgeSerializer<?> found) {
        return (EdgeSerializer<T>) found;
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer().duplicate();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        return oldSerializerSnapshot instanceof EdgeSerializerSnapshot<T> old
                        && old.serializer().equals(serializer())
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private EdgeSerializer<T> serializer() {
        if (serializer == null) {
            throw new IllegalStateException("the snapshot was not read yet");
        }
        return serializer;
    }
}
