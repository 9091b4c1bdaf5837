package io.tickflow.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.model.contract.Prediction;
import io.tickflow.testkit.RecordingMetrics;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.PredictionBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDeserializerTest {

    private static final Prediction PREDICTION = PredictionBuilder.prediction("d").build();

    private static final Deployment LIVE = new Deployment("tickflow", Mode.LIVE);

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final List<Prediction> read = new ArrayList<>();
    private final EventDeserializer<Prediction> deserializer =
            new EventDeserializer<>(EventTypes.PREDICTIONS, TestDeployments.DEMO);

    @BeforeEach
    void open() {
        deserializer.open(new Context(metrics));
    }

    @Test
    void shouldReadEventOfItsTypeAndDeployment() {
        deserialize(EventTypes.PREDICTIONS.encode(PREDICTION, TestDeployments.DEMO));

        assertThat(read).containsExactly(PREDICTION);
    }

    @Test
    void shouldPassOverAndCountEventOfAnotherMode() {
        deserialize(EventTypes.PREDICTIONS.encode(PREDICTION, TestDeployments.PAPER));
        deserialize(EventTypes.PREDICTIONS.encode(PREDICTION, LIVE));

        assertThat(read).isEmpty();
        assertThat(metrics.counted("otherModeEvents")).isEqualTo(2);
        assertThat(metrics.counted("otherPipelineEvents")).isZero();
        assertThat(metrics.counted("unreadableEvents")).isZero();
    }

    @Test
    void shouldSkipAndCountEventOfAnotherPipeline() {
        var other = new Deployment("other", Mode.DEMO);
        var event = new Event<>(EventTypes.PREDICTIONS.envelope(PREDICTION, other), PREDICTION);

        deserialize(EventTypes.PREDICTIONS.encode(PREDICTION, other));
        deserialize(EventTypes.PREDICTIONS.toJson(event));

        assertThat(read).isEmpty();
        assertThat(metrics.counted("otherPipelineEvents")).isEqualTo(2);
        assertThat(metrics.counted("otherModeEvents")).isZero();
    }

    @Test
    void shouldReadEventThatRecordedNoPipeline() {
        String before =
                new String(json(PREDICTION), StandardCharsets.UTF_8)
                        .replace("\"pipeline\":\"tickflow\",", "");

        deserialize(before.getBytes(StandardCharsets.UTF_8));

        assertThat(before).doesNotContain("pipeline");
        assertThat(read).containsExactly(PREDICTION);
    }

    @Test
    void shouldReadEveryModeIfNoneIsAskedFor() {
        var any = new EventDeserializer<>(EventTypes.PREDICTIONS);
        any.open(new Context(new RecordingMetrics()));

        any.deserialize(
                new ConsumerRecord<>(
                        EventTypes.PREDICTIONS.topic(),
                        0,
                        0,
                        new byte[0],
                        EventTypes.PREDICTIONS.encode(PREDICTION, LIVE)),
                new ListCollector<>(read));

        assertThat(read).containsExactly(PREDICTION);
    }

    @Test
    void shouldSkipOtherTypeWithSameFields() {
        String json =
                new String(json(PREDICTION), StandardCharsets.UTF_8)
                        .replace("PredictionGenerated", "PredictionShadowed");

        deserialize(json.getBytes(StandardCharsets.UTF_8));

        assertThat(read).isEmpty();
        assertThat(metrics.counted("unreadableEvents")).isEqualTo(1);
    }

    @Test
    void shouldReadAvroAndJsonOfOneTopic() {
        var later = PredictionBuilder.prediction("e").at(6).abstained().build();

        deserialize(json(PREDICTION));
        deserialize(EventTypes.PREDICTIONS.encode(later, TestDeployments.DEMO));

        assertThat(read).containsExactly(PREDICTION, later);
        assertThat(metrics.counted("unreadableEvents")).isZero();
    }

    @Test
    void shouldPassOverAvroOfAnUnknownSchema() {
        byte[] strange = EventTypes.PREDICTIONS.encode(PREDICTION, TestDeployments.DEMO);
        strange[2]++;

        deserialize(strange);

        assertThat(read).isEmpty();
        assertThat(metrics.counted("unreadableEvents")).isEqualTo(1);
    }

    @Test
    void shouldPassOverWhatIsNoEvent() {
        deserialize(null);
        deserialize(new byte[0]);
        deserialize(new byte[] {0, 0, 0, 1, 2, 3});
        deserialize("no event".getBytes(StandardCharsets.UTF_8));

        assertThat(read).isEmpty();
        assertThat(metrics.counted("unreadableEvents")).isEqualTo(4);
    }

    private static byte[] json(Prediction prediction) {
        return EventTypes.PREDICTIONS.toJson(
                new Event<>(
                        EventTypes.PREDICTIONS.envelope(prediction, TestDeployments.DEMO),
                        prediction));
    }

    private void deserialize(byte @Nullable [] value) {
        deserializer.deserialize(
                new ConsumerRecord<>(EventTypes.PREDICTIONS.topic(), 0, 0, new byte[0], value),
                new ListCollector<>(read));
    }

    private record Context(RecordingMetrics metrics)
            implements DeserializationSchema.InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
