package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.market.Tick;
import io.tickflow.core.state.StateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SymbolStateTest {

    private static final long NOON = 1_399_032_000_000L;
    private static final FeatureSet FEATURES =
            FeatureSet.of(FeatureConfig.STANDARD.decidingAt("M1"));

    private final FeatureEngine engine = new FeatureEngine("test", FEATURES);
    private final List<String> asked = new ArrayList<>();
    private final Map<String, byte[]> stored = stored();

    @Test
    void shouldReadOnlyWhatATickNeeds() throws IOException {
        SymbolState state = FEATURES.read(this::ask, null);
        engine.step(state, tick(NOON + 605_001));
        assertThat(asked).as("no bar closed").containsExactly("ticks");

        engine.step(state, tick(NOON + 610_000));
        assertThat(asked).as("a bar closed").containsExactly("ticks", "bars-10s");

        engine.step(state, tick(NOON + 660_000));
        assertThat(asked)
                .as("a decision")
                .containsExactly("ticks", "bars-10s", "bars-M1", "bars-M5", "bars-M15", "bars-H1");

        engine.step(state, tick(NOON + 720_000));
        assertThat(asked).as("all is here").hasSize(6);
    }

    @Test
    void shouldReadAnotherLayoutAsChanged() throws IOException {
        FeatureSet more = FeatureSet.of(FEATURES.config().adding("rsi(7, M5)", "lag(rv_60s, 3)"));
        SymbolState state = more.read(this::ask, null);

        assertThat(asked)
                .containsExactly("ticks", "bars-10s", "bars-M1", "bars-M5", "bars-M15", "bars-H1");
        assertThat(state.takeChanged()).isEqualTo(SymbolParts.ALL);
    }

    @Test
    void shouldBeEmptyIfNothingIsStored() throws IOException {
        stored.clear();
        SymbolState state = FEATURES.read(this::ask, FEATURES.newState());

        assertThat(state.session().lastMillis()).isZero();
        assertThat(state.takeChanged()).isZero();
    }

    @Test
    void shouldRefuseDamagedBytesWhereverTheyEnd() {
        byte[] whole = asked("ticks");
        for (int length = 0; length < whole.length; length += 7) {
            stored.put("ticks", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> FEATURES.read(this::ask, null))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldRefuseDamagedLayoutBytes() throws IOException {
        byte[] whole = asked("bars-10s");
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x40;
            stored.put("bars-10s", damaged);
            SymbolState state = FEATURES.read(this::ask, FEATURES.newState());
            try {
                engine.step(state, tick(NOON + 610_000));
            } catch (UncheckedIOException e) {
                refused++;
            }
        }
        // Format, layout, names, versions and lengths of five parts, and the end.
        assertThat(refused).isGreaterThanOrEqualTo(9 + 5 * (2 + 7 + 1 + 4) + 2);
    }

    /** A damaged value may go unnoticed, but whatever is noticed is told as what it is. */
    @Test
    @Timeout(60)
    void shouldDistinguishDamageFromProgrammingErrors() throws IOException {
        FeatureSet more = FeatureSet.of(FEATURES.config().adding("rsi(7, M5)"));
        byte[] whole = asked("ticks");
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] = (byte) 0xFF;
            stored.put("ticks", damaged);
            refused += isRefusedBy(more) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(50);
    }

    private boolean isRefusedBy(FeatureSet features) {
        try {
            features.read(this::ask, null);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void shouldRefuseWhatALaterReleaseWrote() {
        byte[] later = asked("ticks").clone();
        later[0] = 2;
        stored.put("ticks", later);

        assertThatThrownBy(() -> FEATURES.read(this::ask, null))
                .hasMessage("state group ticks was written in format 2, this release knows 1");
    }

    @Test
    void shouldRefuseMissingGroup() throws IOException {
        stored.remove("bars-M1");
        SymbolState state = FEATURES.read(this::ask, null);

        assertThatThrownBy(() -> engine.step(state, tick(NOON + 700_000)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("state group bars-M1 is missing, or of another layout");
    }

    private byte[] asked(String group) {
        byte[] bytes = stored.get(group);
        assertThat(bytes).isNotNull();
        return bytes;
    }

    private byte[] ask(String group) {
        asked.add(group);
        return stored.get(group);
    }

    private Map<String, byte[]> stored() {
        SymbolState state = FEATURES.newState();
        for (int second = 0; second <= 605; second++) {
            engine.step(state, tick(NOON + 1_000L * second));
        }
        var groups = new LinkedHashMap<String, byte[]>();
        for (StateGroup group : FEATURES.groups()) {
            var out = new StateOutput();
            group.write(state, out);
            groups.put(group.name(), out.copy());
        }
        return groups;
    }

    private static Tick tick(long millis) {
        double bid = 1.1 + 1e-5 * (millis / 1_000 % 7);
        return new Tick("EURUSD", millis, bid, bid + 1e-4, Double.NaN, 0, 6, 0, 0, 0);
    }
}
