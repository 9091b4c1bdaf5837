package io.tickflow.job.backfill.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureWritersTest {

    @Test
    void shouldPreferOwnVectors() throws IOException {
        assertThat(FeatureWriters.choose(Map.of("gold", 3L, "silver", 9L, "", 5L), "gold"))
                .isEqualTo(new FeatureWriters("gold"));
        assertThat(FeatureWriters.choose(Map.of("", 5L), "gold"))
                .isEqualTo(new FeatureWriters("gold"));
    }

    @Test
    void shouldTakeOnlyOtherPipeline() throws IOException {
        assertThat(FeatureWriters.choose(Map.of("silver", 9L), "gold"))
                .isEqualTo(new FeatureWriters("silver"));
    }

    @Test
    void shouldNotMixOthers() {
        assertThatThrownBy(() -> FeatureWriters.choose(Map.of("silver", 9L, "bronze", 2L), "gold"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "the table of features has no vectors of pipeline gold, but of bronze (2),"
                                + " silver (9). Maybe set tickflow.pipeline to one of them");
    }

    @Test
    void shouldQuoteName() {
        assertThat(new FeatureWriters("o'neil").condition())
                .isEqualTo("pipeline IN ('', 'o\\'neil')");
    }
}
