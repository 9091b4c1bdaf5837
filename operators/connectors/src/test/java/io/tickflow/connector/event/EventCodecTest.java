package io.tickflow.connector.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final FeatureVector VECTOR =
            new FeatureVector(
                    "d1",
                    "EURUSD",
                    1_399_000_000_123L,
                    2,
                    new float[] {0.1f, Float.NaN, -1e-9f},
                    "00ff",
                    true,
                    1,
                    1.1,
                    1.2,
                    0.1,
                    3,
                    42,
                    7);

    @Test
    void shouldReadBackTheVeryBitsThatItWrote() throws Exception {
        var codec = EventCodecs.features(Mode.PAPER);

        FeatureVector read = codec.decode(codec.encode(VECTOR));

        assertThat(read.values()).containsExactly(0.1f, Float.NaN, -1e-9f);
        assertThat(read).usingRecursiveComparison().ignoringFields("values").isEqualTo(VECTOR);
    }

    @Test
    void shouldWriteTheEnvelopeBesideTheFields() {
        var json =
                new String(EventCodecs.features(Mode.PAPER).encode(VECTOR), StandardCharsets.UTF_8);

        assertThat(json)
                .contains(
                        "\"type\":\"FeaturesCalculated\"",
                        "\"eventId\":\"d1/features\"",
                        "\"mode\":\"PAPER\"")
                .contains("\"values\":[0.1,null,");
    }
}
