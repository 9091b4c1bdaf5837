package io.tickflow.connector.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBufferTest {

    private final RowBuffer rows = new RowBuffer();

    @Test
    void shouldWriteNumbersLittleEndian() throws IOException {
        rows.putInt(0x01020304);
        rows.putLong(0x0102030405060708L);
        rows.putFloat(-0.0f);
        rows.putDouble(Double.NaN);
        rows.putBool(true);

        ByteBuffer bytes = bytes();
        assertThat(bytes.getInt()).isEqualTo(0x01020304);
        assertThat(bytes.getLong()).isEqualTo(0x0102030405060708L);
        assertThat(bytes.getFloat()).isEqualTo(-0.0f);
        assertThat(bytes.getDouble()).isNaN();
        assertThat(bytes.get()).isEqualTo((byte) 1);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "127,1", "128,2", "16383,2", "16384,3", "200000,3"})
    void shouldPutLengthInBytesBeforeString(int length, int lengthBytes) throws IOException {
        String text = "x".repeat(length);

        rows.putString(text);

        byte[] bytes = bytes().array();
        assertThat(bytes).hasSize(lengthBytes + length);
        assertThat(varint(bytes)).isEqualTo(length);
        assertThat(new String(bytes, lengthBytes, length, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void shouldCountBytesAndNotCharsOfString() throws IOException {
        rows.putString("aé€\uD83D\uDE00");

        byte[] bytes = bytes().array();
        assertThat(varint(bytes)).isEqualTo(10);
        assertThat(Arrays.copyOfRange(bytes, 1, bytes.length))
                .isEqualTo("aé€\uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldBeUsedAgain() throws IOException {
        rows.putLong(1);
        rows.endRow();
        rows.clear();

        rows.putBool(false);
        rows.endRow();

        assertThat(rows.rows()).isEqualTo(1);
        assertThat(rows.size()).isEqualTo(1);
        assertThat(bytes().array()).containsExactly(0);
    }

    private static int varint(byte[] bytes) {
        int value = 0;
        for (int i = 0; ; i++) {
            value |= (bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] >= 0) {
                return value;
            }
        }
    }

    private ByteBuffer bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        rows.writeTo(out);
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }
}
