package io.tickflow.operate.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.settings.InvalidOptionsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatePlanTest {

    private final Path file;

    GatePlanTest(@TempDir Path folder) {
        this.file = folder.resolve("gates.yaml");
    }

    @Test
    void shouldHaveEveryGateByDefault() throws IOException {
        Files.writeString(file, "");

        GatePlan plan = GatePlan.read(file);

        assertThat(plan).isEqualTo(GatePlan.standard());
        assertThat(plan.windowMillis()).isEqualTo(600_000);
        assertThat(Stream.concat(plan.rules().stream(), shadow(plan).rules().stream()))
                .hasSameSizeAs(GateKind.values());
    }

    @Test
    void shouldIgnoreInstrumentsBesideTheFile() throws IOException {
        Files.writeString(file, "window: 90 s");
        Files.writeString(
                file.resolveSibling("instruments.yaml"), "instruments: {EURUSD: {pip: 0.0001}}");

        assertThat(GatePlan.read(file).windowMillis()).isEqualTo(90_000);
    }

    @Test
    void shouldReadEveryPart() throws IOException {
        Files.writeString(
                file,
                """
                window: 90 s
                gates:
                  veto: {enabled: false}
                  accuracy: {enabled: false}
                  decision-p99:
                    limit: 250
                    failure-limit: 5
                    consecutive-error-limit: 7
                    initial-delay: 20 s
                    interval: 500 ms
                    minimum-count: 40
                    required: false
                """);

        GatePlan plan = GatePlan.read(file);

        assertThat(plan.windowMillis()).isEqualTo(90_000);
        assertThat(plan.rules())
                .hasSize(GatePlan.standard().rules().size() - 2)
                .contains(new GateRule(GateKind.DECISION_P99, 250, 5, 7, 20_000, 500, 40, false));
    }

    @Test
    void shouldPartTheGatesOfTheShadow() throws IOException {
        Files.writeString(file, "gates: {shadow-agreement: {limit: 0.9}}");

        GatePlan plan = GatePlan.read(file).shadowed(Duration.ofMinutes(30));

        assertThat(plan.rules()).noneMatch(rule -> rule.kind().ofShadow());
        assertThat(shadow(plan).windowMillis()).isEqualTo(1_800_000);
        assertThat(shadow(plan).rules())
                .allMatch(rule -> rule.kind().ofShadow())
                .filteredOn(rule -> rule.kind() == GateKind.SHADOW_AGREEMENT)
                .singleElement()
                .satisfies(rule -> assertThat(rule.limit()).isEqualTo(0.9));
        assertThat(plan.within(Duration.ofMinutes(1)).shadow()).isEqualTo(plan.shadow());
        assertThat(plan.shadowed(null).shadow()).isNull();
    }

    private static GatePlan shadow(GatePlan plan) {
        return Objects.requireNonNull(plan.shadow());
    }

    @Test
    void shouldListEveryProblem() throws IOException {
        Files.writeString(
                file,
                """
                windw: 90 s
                window: soon
                gates:
                  abstain: {limit: 1}
                  abstention: {limit: lots, interval: 0 s, minimum-count: -1, requird: true}
                  veto: {enabled: maybe}
                """);

        assertThatThrownBy(() -> GatePlan.read(file))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("windw: no such key")
                .hasMessageContaining("window: 'soon' must be a time such as 10 s")
                .hasMessageContaining("abstain: no such gate; there are restarts, checkpoint")
                .hasMessageContaining("gates.abstention.limit: 'lots' must be a number from 0")
                .hasMessageContaining("gates.abstention.interval: '0 s' must be above 0")
                .hasMessageContaining("gates.abstention.minimum-count: '-1' must be a whole number")
                .hasMessageContaining("gates.abstention.requird: no such key; a gate has limit")
                .hasMessageContaining("gates.veto.enabled: 'maybe' must be true or false");
    }
}
