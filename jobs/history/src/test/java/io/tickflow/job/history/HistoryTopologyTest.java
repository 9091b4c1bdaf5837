package io.tickflow.job.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.Envelope;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.table.EventTables;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.testkit.TestSchemas;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The graph without a cluster: generated uids and Kryo are errors when it is translated. */
class HistoryTopologyTest {

    private static final Envelope ENVELOPE =
            new Envelope("t", "e", "c", "", "tickflow", Mode.PAPER, 1);

    @Test
    void shouldCarryTheDeclaredUids() throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());

        HistoryJob.define(env, HistoryJob.configure(new Configuration()), KnownSchemas.NONE);

        List<String> uids =
                env.getStreamGraph(false).getStreamNodes().stream()
                        .map(StreamNode::getTransformationUID)
                        .sorted()
                        .toList();
        assertThat(uids).containsAll(declaredUids());
        assertThat(env.getStreamGraph(false).getJobGraph().getNumberOfVertices())
                .isEqualTo(EventTables.ALL.size() + 3);
    }

    @Test
    void shouldSerializeRecordedEventsAsRecords() throws Exception {
        var event = new RecordedEvent<>(ENVELOPE, TestEvents.signal(3), 1, 2, 3, 5);
        TypeSerializer<RecordedEvent<Signal>> serializer =
                RecordedEventType.of(Signal.class).createSerializer(new SerializerConfigImpl());

        assertThat(copy(serializer, event)).isEqualTo(event);
    }

    @Test
    void shouldKeepTheBitsOfFeatures() throws Exception {
        var event =
                new RecordedEvent<>(
                        ENVELOPE,
                        new TestEvents(TestSchemas.named(List.of("a", "b", "c", "d"))).vector(3),
                        1,
                        2,
                        3,
                        5);
        TypeSerializer<RecordedEvent<FeatureVector>> serializer =
                RecordedEventType.of(FeatureVector.class)
                        .createSerializer(new SerializerConfigImpl());

        assertThat(copy(serializer, event).body().values()).isEqualTo(event.body().values());
    }

    private static <T> T copy(TypeSerializer<T> serializer, T value) throws Exception {
        var out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static List<String> declaredUids() {
        return Stream.concat(
                        Stream.of(
                                HistoryUids.TICKS_SOURCE,
                                HistoryUids.TICKS_SINK,
                                HistoryUids.OUTCOMES,
                                HistoryUids.OUTCOME_EVENTS,
                                HistoryUids.ACCURACY,
                                HistoryUids.ACCURACY_EVENTS),
                        EventTables.ALL.stream()
                                .flatMap(
                                        table ->
                                                Stream.of(
                                                        HistoryUids.source(table),
                                                        HistoryUids.sink(table))))
                .toList();
    }
}
