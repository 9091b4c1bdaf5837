package io.tickflow.flink.state;

import io.tickflow.core.state.StateCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint keeps of a {@link StateCodecSerializer}: the class of the codec and the version
 * that it wrote. A release with a newer version of the same codec migrates; one with an older
 * version, or another codec under the same state name, is refused at the restore.
 *
 * @param <T> the state
 */
public final class StateCodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int FORMAT_VERSION = 1;

    private @Nullable StateCodec<T> codec;
    private int writtenVersion;

    /** For {@link #readSnapshot}; Flink creates it reflectively. */
    public StateCodecSerializerSnapshot() {}

    StateCodecSerializerSnapshot(StateCodec<T> codec) {
        this.codec = codec;
        this.writtenVersion = codec.version();
    }

    @Override
    public int getCurrentVersion() {
        return FORMAT_VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(codec().getClass().getName());
        out.writeInt(writtenVersion);
    }

    @Override
    public void readSnapshot(int formatVersion, DataInputView in, ClassLoader userClassLoader)
            throws IOException {
        if (formatVersion != FORMAT_VERSION) {
            throw new IOException("unknown format of a state codec's snapshot: " + formatVersion);
        }
        codec = codecNamed(in.readUTF(), userClassLoader);
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
                || old.codec().getClass() != codec().getClass()
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

    // The class name was written by a serializer of T under the same state name.
    @SuppressWarnings("unchecked")
    private static <T> StateCodec<T> codecNamed(String className, ClassLoader loader)
            throws IOException {
        try {
            Class<?> codecClass = Class.forName(className, false, loader);
            return (StateCodec<T>)
                    InstantiationUtil.instantiate(codecClass.asSubclass(StateCodec.class));
        } catch (ClassNotFoundException e) {
            throw new IOException("this release lacks the state codec " + className, e);
        }
    }
}
