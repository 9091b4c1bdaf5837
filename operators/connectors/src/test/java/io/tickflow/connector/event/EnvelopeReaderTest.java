package io.tickflow.connector.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.event.Mode;
import io.tickflow.model.contract.Prediction;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final Envelope ENVELOPE =
            new Envelope("PredictionGenerated", "d/prediction", "d", "d/features", Mode.DEMO, 1);

    private final EnvelopeReader reader = new EnvelopeReader();

    @Test
    void shouldReadWhatTheCodecWrote() throws IOException {
        var prediction = new Prediction("d", "EURUSD", 5, "m", "1", 0.5f, 1);

        byte[] json = EventCodecs.predictions(Mode.DEMO).encode(prediction);

        assertThat(reader.read(json)).isEqualTo(ENVELOPE);
    }

    @Test
    void shouldFindTheFieldsWhereverTheyStand() throws IOException {
        String json =
                "{\"symbol\":\"x\",\"nested\":{\"eventId\":\"no\",\"a\":[1,{}]},\"schemaVersion\":1,"
                        + "\"mode\":\"DEMO\",\"causationId\":\"d/features\",\"correlationId\":\"d\","
                        + "\"eventId\":\"d/prediction\",\"type\":\"PredictionGenerated\"}";

        assertThat(reader.read(json.getBytes(UTF_8))).isEqualTo(ENVELOPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"eventId\":\"x\"}",
                "{\"type\":\"t\",\"eventId\":\"e\",\"correlationId\":\"\",\"causationId\":\"\","
                        + "\"mode\":\"NOWHERE\",\"schemaVersion\":1}",
                "{\"type\":\"t\",\"eventId\":\"e\",\"correlationId\":\"\",\"causationId\":\"\","
                        + "\"mode\":\"DEMO\",\"schemaVersion\":"
            })
    void shouldRefuseWhatIsNoEvent(String json) {
        assertThatThrownBy(() -> reader.read(json.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldRefuseABodyWithHoles() {
        byte[] json = "{\"decisionId\":\"d\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> EventCodecs.predictions(Mode.DEMO).decode(json))
                .isInstanceOf(IOException.class);
    }
}
