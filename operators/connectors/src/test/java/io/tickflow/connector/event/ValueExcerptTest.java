package io.tickflow.connector.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.PredictionBuilder;
import org.junit.jupiter.api.Test;

class ValueExcerptTest {

    @Test
    void shouldShowTheStartOfText() {
        assertThat(ValueExcerpt.of("{no event".getBytes(UTF_8))).isEqualTo("{no event");
        assertThat(ValueExcerpt.of("x".repeat(300).getBytes(UTF_8))).hasSize(200);
    }

    @Test
    void shouldShowAvroAsDigits() {
        byte[] value =
                EventTypes.PREDICTIONS.encode(
                        PredictionBuilder.prediction("d").build(), TestDeployments.DEMO);

        assertThat(ValueExcerpt.of(value)).matches("c301[0-9a-f]{56,60}");
    }

    @Test
    void shouldNameMissingValues() {
        assertThat(ValueExcerpt.of(null)).isEqualTo("(no value)");
    }
}
