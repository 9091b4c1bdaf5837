package io.tickflow.model.tree.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UbjsonReaderTest {

    @Test
    void shouldReadAllTypesBigEndian() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("[i");
        out.writeByte(-5);
        out.writeBytes("U");
        out.writeByte(250);
        out.writeBytes("I");
        out.writeShort(-300);
        out.writeBytes("l");
        out.writeInt(70_000);
        out.writeBytes("L");
        out.writeLong(1L << 40);
        out.writeBytes("d");
        out.writeFloat(0.1f);
        out.writeBytes("D");
        out.writeDouble(0.1);
        out.writeBytes("TFNZCaSU");
        out.writeByte(2);
        out.writeBytes("hi]");

        JsonNode read = UbjsonReader.read(bytes.toByteArray());

        assertThat(read).hasSize(12);
        assertThat(read.get(0).intValue()).isEqualTo(-5);
        assertThat(read.get(1).intValue()).isEqualTo(250);
        assertThat(read.get(2).intValue()).isEqualTo(-300);
        assertThat(read.get(3).intValue()).isEqualTo(70_000);
        assertThat(read.get(4).longValue()).isEqualTo(1L << 40);
        assertThat(read.get(5).floatValue()).isEqualTo(0.1f);
        assertThat(read.get(6).doubleValue()).isEqualTo(0.1);
        assertThat(read.get(7).booleanValue()).isTrue();
        assertThat(read.get(8).booleanValue()).isFalse();
        assertThat(read.get(9).isNull()).isTrue();
        assertThat(read.get(10).textValue()).isEqualTo("a");
        assertThat(read.get(11).textValue()).isEqualTo("hi");
    }

    @Test
    void shouldReadCountedAndTypedContainers() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("{U");
        out.writeByte(5);
        out.writeBytes("typed[$l#U");
        out.writeByte(2);
        out.writeInt(7);
        out.writeInt(-8);
        out.writeBytes("U");
        out.writeByte(7);
        out.writeBytes("counted[#U");
        out.writeByte(2);
        out.writeBytes("TZ");
        out.writeBytes("U");
        out.writeByte(6);
        out.writeBytes("object{#U");
        out.writeByte(1);
        out.writeBytes("U");
        out.writeByte(1);
        out.writeBytes("aT}");

        JsonNode read = UbjsonReader.read(bytes.toByteArray());

        assertThat(read.at("/typed/1").intValue()).isEqualTo(-8);
        assertThat(read.path("counted")).hasSize(2);
        assertThat(read.at("/object/a").booleanValue()).isTrue();
    }

    @Test
    void shouldRefuseDepth() {
        assertThatThrownBy(
                        () ->
                                UbjsonReader.read(
                                        "[".repeat(1_000).getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("nested");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$d#l\u007f\u007f\u007f\u007f",
                "[$T#l\u007f\u007f\u007f\u007f",
                "[#L\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001",
                "{#l\u007f\u007f\u007f\u007f",
                "Sl\u007f\u007f\u007f\u007f",
                "[$d",
                "?",
                "NNNN",
                ""
            })
    void shouldRefuseCountsBeyondTheFile(String content) {
        assertThatThrownBy(() -> UbjsonReader.read(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ModelFileException.class);
    }
}
