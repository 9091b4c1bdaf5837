package io.tickflow.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetaTest {

    @Test
    void shouldBeDegradedBeyondAge() {
        Meta meta = Meta.of(Layer.SOURCE, 1_000, 11_000);

        assertThat(meta.degradedBeyond(10_000, "late")).isEqualTo(meta);
        assertThat(meta.degradedBeyond(9_999, "late")).isEqualTo(meta.degraded("late"));
    }
}
