package io.tickflow.core.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClOrdIdsTest {

    private static final String DECISION = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldFitEveryBroker() {
        assertThat(ClOrdIds.of("SANDBOX-1", DECISION, Leg.ENTRY, 0)).matches("[A-Z0-9]{20}");
    }

    @Test
    void shouldStayTheSameForEver() {
        // SHA-256 of the four parts, one a line; its first 100 bits, five a digit.
        assertThat(ClOrdIds.of("SANDBOX-1", DECISION, Leg.ENTRY, 0))
                .isEqualTo("PTS51UFJIKOB9A3VGLML");
    }

    @Test
    void shouldTellEachPartApart() {
        Set<String> ids = new HashSet<>();
        ids.add(ClOrdIds.of("A", DECISION, Leg.ENTRY, 0));
        ids.add(ClOrdIds.of("B", DECISION, Leg.ENTRY, 0));
        ids.add(ClOrdIds.of("A", DECISION + "0", Leg.ENTRY, 0));
        ids.add(ClOrdIds.of("A", DECISION, Leg.EXIT, 0));
        ids.add(ClOrdIds.of("A", DECISION, Leg.EXIT, 1));

        assertThat(ids).hasSize(5);
    }
}
