package io.tickflow.flink.state;

import io.tickflow.core.state.StateCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Id and version of the codec of a {@link StateCodecSerializer}, stored in savepoints. A release
 * with a newer version of the same codec migrates; one with an older version, or another codec
 * under the same state name, is refused at the restore.
 *
 * <p>Flink writes the name of this class into each savepoint: it must neither move nor be renamed.
 * Codecs may.
 *
 * @param <T> the state
 */
public final class StateCodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    /** First format, with the class name of the codec in place of its id. */
    private static final int FORMAT_OF_CLASS_NAMES = 1;

    private static final int FORMAT_VERSION = 2;

    private @Nullable StateCodec<T> codec;
    private int writtenVersion;

    /** Creates a snapshot for {@link #readSnapshot}, reflectively by Flink. */
    public StateCodecSerializerSnapshot() {}

    StateCodecSerializerSnapshot(StateCodec<T> codec) {
        this.codec = codec;
        this.writtenVersion = codec.version();
    }

    /** Id and version of the codec that wrote the state. */
    public String writtenCodec() {
        return codec().id() + " v" + writtenVersion;
    }

    @Override
    public int getCurrentVersion() {
        return FORMAT_VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(codec().id());
        out.writeInt(writtenVersion);
    }

    @Override
    public void readSnapshot(int formatVersion, DataInputView in, ClassLoader userClassLoader)
            throws IOException {
        String id =
                switch (formatVersion) {
                    case FORMAT_OF_CLASS_NAMES -> StateCodecs.idOfClass(in.readUTF());
                    case FORMAT_VERSION -> in.readUTF();
                    default ->
                            throw new IOException(
                                    "the savepoint names its state codecs in format "
                                            + formatVersion
                                            + ", this release reads 1 to "
                                            + FORMAT_VERSION
                                            + ". Maybe a newer release has written it.");
                };
        codec = codecOf(id, userClassLoader);
        writtenVersion = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new StateCodecSerializer<>(codec(), writtenVersion);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        if (!(oldSerializerSnapshot instanceof StateCodecSerializerSnapshot<T> old)
                || !old.codec().id().equals(codec().id())
                || old.writtenVersion > writtenVersion) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return old.writtenVersion == writtenVersion
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }

    private StateCodec<T> codec() {
        if (codec == null) {
            throw new IllegalStateException("the snapshot was not read yet");
        }
        return codec;
    }

    // A serializer of T wrote the id under the same state name.
    @SuppressWarnings("unchecked")
    private static <T> StateCodec<T> codecOf(String id, ClassLoader loader) throws IOException {
        return (StateCodec<T>) StateCodecs.withId(id, loader);
    }
}
