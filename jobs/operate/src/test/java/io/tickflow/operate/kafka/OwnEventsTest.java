package io.tickflow.operate.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import org.junit.jupiter.api.Test;

class OwnEventsTest {

    private static final OwnEvents OWN = new OwnEvents("gold", "7");

    @Test
    void shouldOwnEventsOfPipelineInAnyMode() {
        assertThat(OWN.isOf(new Deployment("gold", Mode.DEMO), "")).isTrue();
        assertThat(OWN.isOf(new Deployment("gold", Mode.PAPER), "8")).isTrue();
        assertThat(OWN.isOf(new Deployment("", Mode.PAPER), "")).isTrue();
    }

    @Test
    void shouldOwnEventsOfAccountWhoeverWroteThem() {
        var silver = new Deployment("silver", Mode.DEMO);

        assertThat(OWN.isOf(silver, "7")).isTrue();
        assertThat(OWN.isOf(silver, "*")).as("a halt of all accounts").isTrue();
        assertThat(OWN.isOf(silver, "8")).isFalse();
        assertThat(OWN.isOf(silver, "")).isFalse();
    }
}
