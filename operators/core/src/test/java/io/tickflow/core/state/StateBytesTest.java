package io.tickflow.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StateBytesTest {

    private final StateOutput out = new StateOutput();

    @Test
    void shouldMatchLayoutOfDataOutputStream() throws IOException {
        var expected = new ByteArrayOutputStream();
        writeAll(new DataOutputStream(expected));
        writeAll(out);

        assertThat(out.copy()).isEqualTo(expected.toByteArray());
    }

    private static void writeAll(DataOutput out) throws IOException {
        out.write(300);
        out.write(new byte[] {1, 2, 3});
        out.write(new byte[] {1, 2, 3, 4}, 1, 2);
        out.writeBoolean(true);
        out.writeByte(-2);
        out.writeShort(-3_000);
        out.writeChar('x');
        out.writeInt(Integer.MIN_VALUE + 5);
        out.writeLong(Long.MAX_VALUE - 5);
        out.writeFloat(1.5f);
        out.writeDouble(Double.NaN);
        out.writeDouble(-0.0);
        out.writeBytes("ab");
        out.writeChars("ab");
        out.writeUTF("rsi(14), \u20ac");
    }

    @Test
    void shouldReadBackWrittenValues() {
        out.writeBoolean(true);
        out.writeByte(200);
        out.writeShort(-3_000);
        out.writeShort(60_000);
        out.writeChar('\u20ac');
        out.writeInt(-7);
        out.writeLong(Long.MIN_VALUE);
        out.writeFloat(-1.5f);
        out.writeDouble(Double.MIN_VALUE);
        out.writeUTF("sma(20), \u20ac");
        out.write(new byte[] {7, 8, 9});

        var in = new StateInput(out.copy());
        assertThat(in.readBoolean()).isTrue();
        assertThat(in.readUnsignedByte()).isEqualTo(200);
        assertThat(in.readShort()).isEqualTo((short) -3_000);
        assertThat(in.readUnsignedShort()).isEqualTo(60_000);
        assertThat(in.readChar()).isEqualTo('\u20ac');
        assertThat(in.readInt()).isEqualTo(-7);
        assertThat(in.readLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(in.readFloat()).isEqualTo(-1.5f);
        assertThat(in.readDouble()).isEqualTo(Double.MIN_VALUE);
        assertThat(in.readUTF()).isEqualTo("sma(20), \u20ac");
        var rest = new byte[2];
        in.readFully(rest);
        assertThat(rest).containsExactly(7, 8);
        assertThat(in.skipBytes(10)).isEqualTo(1);
        assertThat(in.position()).isEqualTo(out.size());
    }

    @Test
    void shouldGrowAndBeUsedAgain() {
        for (int round = 0; round < 2; round++) {
            out.clear();
            int begin = out.beginLength();
            for (int i = 0; i < 100_000; i++) {
                out.writeDouble(i);
            }
            out.endLength(begin);

            var in = new StateInput(out.copy());
            assertThat(in.readInt()).isEqualTo(800_000);
            for (int i = 0; i < 100_000; i++) {
                assertThat(in.readDouble()).isEqualTo(i);
            }
        }
    }

    @Test
    void shouldRefuseToReadOnBehindEnd() {
        var in = new StateInput(new byte[] {0, 9, 1});
        assertThatThrownBy(in::readLong).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new StateInput(new byte[] {0, 9, 1}).readUTF())
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.moveTo(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> in.moveTo(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldRejectNameBeyondLengthLimit() {
        String name = "x".repeat(65_536);
        assertThatThrownBy(() -> out.writeUTF(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
