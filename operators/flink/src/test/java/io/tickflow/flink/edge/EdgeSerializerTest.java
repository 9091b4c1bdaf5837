package io.tickflow.flink.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.market.Tick;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.BreakerChange;
import io.tickflow.model.contract.BreakerState;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class EdgeSerializerTest {

    private static final long SEED = 13;
    private static final int RECORDS = 2_000;
    private static final String[] TEXTS = {
        "", "EURUSD", "EURUSD", "naïve", "日経225", "𝄞", "\ud800", "a\u0000b", "x".repeat(700)
    };
    private static final float[] FLOATS = {0, -0f, 0.25f, Float.NaN, Float.NEGATIVE_INFINITY};

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void shouldKeepEveryFieldOfATick() throws IOException {
        assertKept(EdgeType.TICK, this::tick);
    }

    @Test
    void shouldKeepEveryFieldOfADecision() throws IOException {
        assertKept(EdgeType.SCORED_DECISION, this::decision);
    }

    private <T> void assertKept(TypeInformation<T> type, Supplier<T> records) throws IOException {
        TypeSerializer<T> writer = serializer(type);
        TypeSerializer<T> reader = serializer(type);
        TypeSerializer<T> relay = serializer(type);
        for (int i = 0; i < RECORDS; i++) {
            T record = records.get();
            var out = new DataOutputSerializer(64);
            writer.serialize(record, out);
            var relayed = new DataOutputSerializer(64);
            relay.copy(new DataInputDeserializer(out.getCopyOfBuffer()), relayed);
            var in = new DataInputDeserializer(relayed.getCopyOfBuffer());

            assertThat(reader.deserialize(in))
                    .as("record %d of seed %d", i, SEED)
                    .isEqualTo(record);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void shouldReadRepeatedTextsAsTheSameObject() throws IOException {
        TypeSerializer<ScoredDecision> serializer = serializer(EdgeType.SCORED_DECISION);
        ScoredDecision scored = decision();
        var out = new DataOutputSerializer(64);
        serializer.serialize(scored, out);
        serializer.serialize(scored, out);
        var in = new DataInputDeserializer(out.getCopyOfBuffer());

        Prediction first = serializer.deserialize(in).prediction();
        Prediction second = serializer.deserialize(in).prediction();

        assertThat(second.modelDigest()).isSameAs(first.modelDigest());
    }

    @Test
    void shouldShareImmutableRecords() {
        TypeSerializer<Tick> serializer = serializer(EdgeType.TICK);
        Tick tick = tick();

        assertThat(serializer.isImmutableType()).isTrue();
        assertThat(serializer.copy(tick)).isSameAs(tick);
    }

    @Test
    void shouldEqualItselfAfterSerialization() throws Exception {
        for (TypeInformation<?> type : List.of(EdgeType.TICK, EdgeType.SCORED_DECISION)) {
            assertThat(InstantiationUtil.clone(type)).isEqualTo(type).hasSameHashCodeAs(type);
            assertThat(InstantiationUtil.clone(serializer(type)))
                    .isEqualTo(serializer(type))
                    .hasSameHashCodeAs(serializer(type));
        }
        assertThat(EdgeType.TICK).isNotEqualTo(EdgeType.SCORED_DECISION);
    }

    @Test
    void shouldRestoreFromItsSnapshot() throws IOException {
        TypeSerializer<Tick> serializer = serializer(EdgeType.TICK);
        TypeSerializer<ScoredDecision> other = serializer(EdgeType.SCORED_DECISION);
        var out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

        TypeSerializerSnapshot<Tick> read =
                TypeSerializerSnapshot.readVersionedSnapshot(
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        EdgeSerializerTest.class.getClassLoader());

        assertThat(read.restoreSerializer()).isEqualTo(serializer).isNotEqualTo(other);
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(read)
                                .isCompatibleAsIs())
                .isTrue();
    }

    @Test
    void shouldRefuseAnUnknownLayout() throws IOException {
        assertThatThrownBy(() -> readSnapshot("tick", 2))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("\"tick\"", "version 2", "another release");
        assertThatThrownBy(() -> readSnapshot("tack", 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"tack\"");
    }

    private static void readSnapshot(String id, int version) throws IOException {
        var out = new DataOutputSerializer(64);
        out.writeUTF(id);
        out.writeInt(version);
        new EdgeSerializerSnapshot<Tick>()
                .readSnapshot(
                        1,
                        new DataInputDeserializer(out.getCopyOfBuffer()),
                        EdgeSerializerTest.class.getClassLoader());
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private Tick tick() {
        return new Tick(
                text(),
                random.nextLong(),
                random.nextDouble(),
                Double.NaN,
                random.nextDouble(),
                random.nextDouble(),
                random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong());
    }

    private ScoredDecision decision() {
        return new ScoredDecision(
                prediction(),
                random.nextInt(),
                random.nextBoolean(),
                random.nextInt(),
                random.nextDouble(),
                random.nextDouble(),
                Double.NaN,
                random.nextLong(),
                Stream.generate(this::change).limit(random.nextInt(3)).toList(),
                random.nextBoolean());
    }

    private Prediction prediction() {
        return new Prediction(
                text(),
                text(),
                random.nextLong(),
                text(),
                text(),
                text(),
                number(),
                random.nextInt(),
                number(),
                constant(Abstention.values()),
                number(),
                constant(Abstention.values()),
                number(),
                constant(Abstention.values()),
                Stream.generate(() -> new MemberVote(text(), number(), constant(Absence.values())))
                        .limit(random.nextInt(4))
                        .toList(),
                constant(PredictionRole.values()));
    }

    private BreakerChange change() {
        return new BreakerChange(
                text(),
                text(),
                random.nextLong(),
                text(),
                text(),
                text(),
                random.nextInt(),
                constant(BreakerState.values()),
                constant(BreakerState.values()),
                constant(Absence.values()),
                random.nextInt(),
                random.nextLong(),
                random.nextLong());
    }

    private String text() {
        return constant(TEXTS);
    }

    private float number() {
        return FLOATS[random.nextInt(FLOATS.length)];
    }

    private <T> T constant(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
