package io.tickflow.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.desk.DeskBookCodec;
import io.tickflow.core.desk.RecentIdCodec;
import io.tickflow.core.desk.SymbolMarketCodec;
import io.tickflow.core.desk.TradeCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class StateCodecSerializerTest {

    private final TypeSerializer<long[]> released = new StateCodecSerializer<>(new CounterCodec(1));
    private final TypeSerializer<long[]> newest = new StateCodecSerializer<>(new CounterCodec());

    @Test
    void shouldReadBytesOfOlderRelease() throws Exception {
        TypeSerializerSnapshot<long[]> snapshot = writtenAndRead(released.snapshotConfiguration());

        TypeSerializer<long[]> restored = snapshot.restoreSerializer();

        assertThat(restored.deserialize(in(bytesOf(released, 42)))).containsExactly(42);
        assertThat(bytesOf(restored, 42)).hasSize(Long.BYTES);
    }

    @Test
    void shouldMigrateFromAnOlderVersion() throws Exception {
        var old = writtenAndRead(released.snapshotConfiguration());

        var compatibility = newest.snapshotConfiguration().resolveSchemaCompatibility(old);

        assertThat(compatibility.isCompatibleAfterMigration()).isTrue();
    }

    @Test
    void shouldUseSameVersionAsItIs() throws Exception {
        var same = writtenAndRead(newest.snapshotConfiguration());

        var compatibility = newest.snapshotConfiguration().resolveSchemaCompatibility(same);

        assertThat(compatibility.isCompatibleAsIs()).isTrue();
    }

    @Test
    void shouldRefuseANewerVersion() {
        var compatibility =
                released.snapshotConfiguration()
                        .resolveSchemaCompatibility(newest.snapshotConfiguration());

        assertThat(compatibility.isIncompatible()).isTrue();
    }

    @Test
    void shouldWriteIdAndVersionUnderOwnName() throws IOException {
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, newest.snapshotConfiguration());

        var expected = new DataOutputSerializer(64);
        // Flink writes the class of the snapshot: a move of it would lose all savepoints.
        expected.writeUTF("io.tickflow.flink.state.StateCodecSerializerSnapshot");
        expected.writeInt(2);
        expected.writeUTF("test-counter");
        expected.writeInt(2);
        assertThat(out.getCopyOfBuffer()).isEqualTo(expected.getCopyOfBuffer());
    }

    @Test
    void shouldReadSnapshotsThatNameTheirClass() throws IOException {
        assertThat(readSnapshot(1, "io.tickflow.core.desk.DeskBookCodec").restoreSerializer())
                .isEqualTo(new StateCodecSerializer<>(new DeskBookCodec(), 1));
        assertThat(readSnapshot(1, "io.tickflow.core.desk.RecentIdCodec").restoreSerializer())
                .isEqualTo(new StateCodecSerializer<>(new RecentIdCodec(), 1));
        assertThat(readSnapshot(1, "io.tickflow.core.desk.SymbolMarketCodec").restoreSerializer())
                .isEqualTo(new StateCodecSerializer<>(new SymbolMarketCodec(), 1));
        assertThat(readSnapshot(1, "io.tickflow.core.desk.TradeCodec").restoreSerializer())
                .isEqualTo(new StateCodecSerializer<>(new TradeCodec(), 1));
    }

    @Test
    void shouldRefuseAnotherCodecUnderSameState() throws IOException {
        var compatibility =
                newest.snapshotConfiguration()
                        .resolveSchemaCompatibility(readSnapshot(2, "desk-book"));

        assertThat(compatibility.isIncompatible()).isTrue();
    }

    @Test
    void shouldNameCodecThatIsMissing() {
        assertThatThrownBy(() -> readSnapshot(1, "io.tickflow.core.Gone"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("io.tickflow.core.Gone");
        assertThatThrownBy(() -> readSnapshot(2, "gone"))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("\"gone\"", "desk-book", "newer release");
    }

    @Test
    void shouldRefuseFormatOfLaterRelease() {
        assertThatThrownBy(() -> readSnapshot(3, "desk-book"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("format 3");
    }

    @Test
    void shouldCopyDeeply() {
        long[] original = {7};

        long[] copy = newest.copy(original);
        original[0] = 8;

        assertThat(copy).containsExactly(7);
    }

    @Test
    void shouldEqualItselfAfterSerialization() throws Exception {
        var sent = InstantiationUtil.clone(newest);

        assertThat(sent).isEqualTo(newest).hasSameHashCodeAs(newest).isNotEqualTo(released);
        assertThat(sent.createInstance()).isNotNull();
        assertThat(restored(newest)).isEqualTo(newest);
    }

    private static StateCodecSerializerSnapshot<long[]> readSnapshot(int format, String codec)
            throws IOException {
        var out = new DataOutputSerializer(64);
        out.writeUTF(codec);
        out.writeInt(1);
        var snapshot = new StateCodecSerializerSnapshot<long[]>();
        snapshot.readSnapshot(
                format, in(out.getCopyOfBuffer()), StateCodecSerializerTest.class.getClassLoader());
        return snapshot;
    }

    private static <T> TypeSerializer<T> restored(TypeSerializer<T> serializer) throws IOException {
        return writtenAndRead(serializer.snapshotConfiguration()).restoreSerializer();
    }

    private static <T> TypeSerializerSnapshot<T> writtenAndRead(TypeSerializerSnapshot<T> snapshot)
            throws IOException {
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                in(out.getCopyOfBuffer()), StateCodecSerializerTest.class.getClassLoader());
    }

    private static byte[] bytesOf(TypeSerializer<long[]> serializer, long count)
            throws IOException {
        var out = new DataOutputSerializer(16);
        serializer.serialize(new long[] {count}, out);
        return out.getCopyOfBuffer();
    }

    private static DataInputDeserializer in(byte[] bytes) {
        return new DataInputDeserializer(bytes);
    }
}
