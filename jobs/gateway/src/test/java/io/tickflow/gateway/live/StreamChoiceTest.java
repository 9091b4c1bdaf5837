package io.tickflow.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamChoiceTest {

    @Test
    void shouldLeaveHeartbeatsOutUnlessNamed() {
        assertThat(choice(Map.of()).types())
                .contains(EventTypes.SIGNALS, EventTypes.CONTROL)
                .doesNotContain(EventTypes.LEASES, EventTypes.FEATURES);
        assertThat(choice(Map.of("topics", "leases")).types()).containsExactly(EventTypes.LEASES);
    }

    private static StreamChoice choice(Map<String, String> query) {
        return StreamChoice.of(Call.of(Identity.LOCAL, Map.of(), query));
    }
}
