package io.tickflow.connector.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache Avro is the oracle. */
class AvroFormatTest {

    private static final List<Mode> MODES = List.of(Mode.values());
    private static final int EVENTS = 500;
    private static final int BLOCKED_EVENTS = 100;

    private record Case<T>(String name, AvroFormat<T> format, Function<RandomEvents, T> draw) {
        @Override
        public String toString() {
            return name;
        }

        AvroEvent<T> event(int seed) {
            T body = draw.apply(new RandomEvents(seed));
            return new AvroEvent<>(
                    new Deployment("p" + seed, MODES.get(seed % MODES.size())), 1 + seed, body);
        }

        byte[] encode(AvroEvent<T> event) {
            return format.encode(event.writer(), event.schemaVersion(), event.body());
        }
    }

    static List<Case<?>> cases() {
        return List.of(
                new Case<>("features", AvroFormat.ofFeatures("F"), RandomEvents::vector),
                new Case<>("predictions", AvroFormat.ofPredictions("P"), RandomEvents::prediction));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void shouldWriteTheBytesThatAvroWrites(Case<T> tested) throws Exception {
        var avro = new ApacheAvro(tested.format().schema());
        for (int seed = 0; seed < EVENTS; seed++) {
            AvroEvent<T> event = tested.event(seed);

            assertThat(tested.encode(event)).as("seed %d", seed).isEqualTo(avro.encode(event));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void shouldBeReadByAvroFieldByField(Case<T> tested) throws Exception {
        var avro = new ApacheAvro(tested.format().schema());
        for (int seed = 0; seed < EVENTS; seed++) {
            AvroEvent<T> event = tested.event(seed);
            GenericRecord expected = avro.record(event);

            GenericRecord read = avro.decode(tested.encode(event));

            for (Schema.Field field : read.getSchema().getFields()) {
                assertThat(bits(read.get(field.pos())))
                        .as("seed %d, field %s", seed, field.name())
                        .isEqualTo(bits(expected.get(field.pos())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void shouldReadItsOwnBytesBack(Case<T> tested) throws Exception {
        for (int seed = 0; seed < EVENTS; seed++) {
            AvroEvent<T> event = tested.event(seed);
            byte[] written = tested.encode(event);

            AvroEvent<T> read = tested.format().decode(written);

            // Floats compare as equal that differ in the bits of a NaN; their bytes do not.
            assertThat(tested.encode(read)).as("seed %d", seed).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    <T> void shouldReadArraysInSeveralBlocks(Case<T> tested) throws Exception {
        var avro = new ApacheAvro(tested.format().schema());
        for (int seed = 0; seed < BLOCKED_EVENTS; seed++) {
            AvroEvent<T> event = tested.event(seed);

            AvroEvent<T> read = tested.format().decode(avro.encodeInBlocks(event));

            assertThat(tested.encode(read)).as("seed %d", seed).isEqualTo(tested.encode(event));
        }
    }

    @Test
    void shouldReadPredictionsWrittenBeforeTheRole() throws Exception {
        AvroFormat<Prediction> format = AvroFormat.ofPredictions("PredictionGenerated");
        Prediction prediction = new RandomEvents(1).prediction();
        byte[] now = format.encode(new Deployment("p", Mode.DEMO), 1, prediction);
        // The role is the last field, of one byte.
        byte[] before = Arrays.copyOf(now, now.length - 1);
        ByteBuffer.wrap(before).putLong(2, 0x95E9FF875FF3E151L);

        AvroEvent<Prediction> read = format.decode(before);

        assertThat(format.encode(read.writer(), 1, read.body()))
                .isEqualTo(format.encode(read.writer(), 1, prediction.as(PredictionRole.CHAMPION)));
    }

    /** Numbers by their bits, so that NaNs are told apart; texts as texts. */
    private static Object bits(Object value) {
        if (value instanceof Float number) {
            return Float.floatToRawIntBits(number);
        }
        if (value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        }
        if (value instanceof GenericRecord fields) {
            return fields.getSchema().getFields().stream()
                    .map(field -> bits(fields.get(field.pos())))
                    .toList();
        }
        if (value instanceof GenericData.EnumSymbol symbol) {
            return symbol.toString();
        }
        if (value instanceof List<?> items) {
            return items.stream().map(AvroFormatTest::bits).toList();
        }
        return value instanceof CharSequence ? value.toString() : value;
    }
}
