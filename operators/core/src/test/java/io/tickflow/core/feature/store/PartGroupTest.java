package io.tickflow.core.feature.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartGroupTest {

    @Test
    void shouldNotListPartOfOlderVersion() throws IOException {
        var before = new PartGroup<>("bars", List.of(part("sma", 1), part("ema", 1)), 1);
        var now = new PartGroup<>("bars", List.of(part("sma", 1), part("ema", 2)), 2);
        var out = new StateOutput();
        before.write("any state", out);

        assertThat(now.namesIn(out.copy())).containsExactly("sma");
    }

    private static StatePart<String> part(String name, int version) {
        return new StatePart<>(
                name, version, (state, out) -> out.writeInt(7), (found, state, in) -> {});
    }
}
