package io.tickflow.connector.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.avro.AvroFormat;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Prediction;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.PredictionBuilder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AvroEventFormatTest {

    private static final Deployment LIVE = new Deployment("p", Mode.LIVE);

    private static final Prediction PREDICTION = PredictionBuilder.prediction("d").build();

    @Test
    void shouldDeriveTheEnvelope() throws Exception {
        byte[] value = EventTypes.PREDICTIONS.encode(PREDICTION, LIVE);

        assertThat(AvroFormat.isMarked(value)).isTrue();
        assertThat(EventTypes.PREDICTIONS.decode(value))
                .isEqualTo(
                        new Event<>(EventTypes.PREDICTIONS.envelope(PREDICTION, LIVE), PREDICTION));
    }

    @Test
    void shouldKeepTheBitsOfNaN() throws Exception {
        var prediction =
                PredictionBuilder.prediction("d")
                        .symbol("E")
                        .probability(Float.intBitsToFloat(0x7FC00123))
                        .memberMask(0)
                        .build();
        byte[] value = EventTypes.PREDICTIONS.encode(prediction, TestDeployments.DEMO);

        float read = EventTypes.PREDICTIONS.decode(value).body().probability();

        assertThat(Float.floatToRawIntBits(read)).isEqualTo(0x7FC00123);
    }

    @Test
    void shouldReadTheSameEventAsJson() throws Exception {
        byte[] json =
                EventTypes.PREDICTIONS.toJson(
                        new Event<>(
                                EventTypes.PREDICTIONS.envelope(PREDICTION, TestDeployments.DEMO),
                                PREDICTION));

        assertThat(new String(json, UTF_8)).startsWith("{\"type\":\"PredictionGenerated\",");
        assertThat(EventTypes.PREDICTIONS.decode(json))
                .isEqualTo(
                        new Event<>(
                                EventTypes.PREDICTIONS.envelope(PREDICTION, TestDeployments.DEMO),
                                PREDICTION));
    }

    @Test
    void shouldRefuseAvroOfAnotherEvent() {
        byte[] value = EventTypes.FEATURES.encode(vector(), TestDeployments.DEMO);

        assertThatThrownBy(() -> EventTypes.PREDICTIONS.decode(value))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is unknown");
        assertThatThrownBy(() -> EventTypes.SIGNALS.decode(value)).isInstanceOf(IOException.class);
    }

    private static FeatureVector vector() {
        return new FeatureVector(
                "d", "E", 5, 0, new float[3], "", true, 0, 1, 1, 1, 0, 0, 0, "", new long[0]);
    }
}
