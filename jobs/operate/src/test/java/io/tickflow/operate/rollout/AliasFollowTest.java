package io.tickflow.operate.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.Sha256;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.journal.RolloutOutcome;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasFollowTest {

    private static final String CHAMPION = AliasRequest.CHAMPION;

    @TempDir private Path root;
    @TempDir private Path bundle;

    private JournaledRegistry registry;

    @BeforeEach
    void publish() throws IOException {
        registry = new JournaledRegistry(new FolderStore(root), InstantSource.system(), "ann");
        publish("1");
        publish("2");
        registry.move(AliasRequest.move("a", CHAMPION, "1", ""));
    }

    @Test
    void shouldFollowKeptBundleOnce() {
        assertThat(apply(plan("1", "2", CHAMPION), RolloutOutcome.KEPT)).isEqualTo("a@champion");
        assertThat(champion()).isEqualTo("2");
        assertThat(registry.state().aliases("a")).containsEntry(AliasRequest.PREVIOUS, "1");
        assertThat(apply(plan("1", "2", CHAMPION), RolloutOutcome.KEPT)).isEmpty();
    }

    @Test
    void shouldLeaveBundleThatWasLeft() {
        registry.move(AliasRequest.move("a", CHAMPION, "2", "hasty"));

        apply(plan("1", "2", CHAMPION), RolloutOutcome.WENT_BACK);

        assertThat(champion()).isEqualTo("1");
    }

    @Test
    void shouldNotTouchAliasThatPointsElsewhere() throws Exception {
        publish("3");
        registry.move(AliasRequest.move("a", CHAMPION, "3", ""));

        assertThat(apply(plan("1", "2", CHAMPION), RolloutOutcome.WENT_BACK)).isEmpty();
        assertThat(apply(plan("1", "2", CHAMPION), RolloutOutcome.UNTOUCHED)).isEmpty();
        assertThat(apply(plan("1", "2", null), RolloutOutcome.KEPT)).isEmpty();

        assertThat(champion()).isEqualTo("3");
    }

    @Test
    void shouldSayWhatRegistryLacks() {
        RolloutPlan plan = plan("1", "9", CHAMPION);

        assertThatThrownBy(() -> apply(plan, RolloutOutcome.KEPT))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("the alias champion is not moved")
                .hasMessageContaining("rollout --resume");
    }

    private String apply(RolloutPlan plan, RolloutOutcome outcome) {
        return new AliasFollow(registry)
                .apply(plan, outcome)
                .map(done -> done.substring(0, done.indexOf(' ')))
                .orElse("");
    }

    private String champion() {
        return registry.resolve(ModelReference.toAlias("a", CHAMPION)).version();
    }

    private void publish(String version) throws IOException {
        Path manifest = Files.writeString(bundle.resolve("manifest.json"), version);
        registry.publish(new ModelReference("a", null, version, Sha256.of(manifest)), bundle);
    }

    private static RolloutPlan plan(String before, String after, @Nullable String alias) {
        return new RolloutPlan(
                "r-1",
                "http://127.0.0.1:8081",
                "tickflow",
                "0a",
                bundle(before),
                bundle(after),
                Map.of(),
                Map.of(),
                1,
                GatePlan.standard(),
                BundleFigures.NONE,
                1_000,
                alias);
    }

    private static Bundle bundle(String version) {
        return new Bundle("models:/a/" + version, "a", version, "ab");
    }
}
