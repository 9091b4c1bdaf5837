package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.cli.console.Home;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submission of a job of which the registry is told. */
class LiveSubmissionTest {

    private static final Path BUNDLE = Home.resolve("models/bundles/direction-eurusd/1");
    private static final String NAME = "direction-eurusd";
    private static final String KEY = "tickflow.model.bundle";

    @TempDir private Path root;

    private final StringWriter err = new StringWriter();
    private JournaledRegistry registry;

    @BeforeEach
    void publish() {
        registry = new JournaledRegistry(new FolderStore(root), InstantSource.system(), "test");
        registry.publish(new ModelReference(NAME, null, "1", OnnxBundles.digest(BUNDLE)), BUNDLE);
        registry.move(AliasRequest.move(NAME, AliasRequest.CHAMPION, "1", ""));
    }

    @Test
    void shouldSendExactBundleAndPointAtIt() {
        Submission sent = announce("models:/direction-eurusd@champion");

        assertThat(sent.settings())
                .containsEntry(KEY, "models:/direction-eurusd/1#" + OnnxBundles.digest(BUNDLE));
        assertThat(registry.state().aliases(NAME)).containsEntry("live-tickflow", "1");
        assertThat(announce(sent.settings().get(KEY)).settings()).isEqualTo(sent.settings());
        assertThat(registry.entries()).hasSize(3);
    }

    @Test
    void shouldTakeFolderForBundleWithItsBytes() {
        assertThat(announce(BUNDLE.toString()).settings()).containsEntry(KEY, BUNDLE.toString());

        assertThat(registry.state().aliases(NAME)).containsEntry("live-tickflow", "1");
    }

    @Test
    void shouldPointNowhereWhileUnknownBundleRuns() {
        announce(BUNDLE.toString());

        announce(root.resolve("absent").toString());

        assertThat(registry.state().aliases(NAME)).doesNotContainKey("live-tickflow");
        assertThat(err.toString()).contains("absent cannot be read from here");
    }

    @Test
    void shouldRefuseReferenceThatLeadsNowhere() {
        assertThatThrownBy(() -> announce("models:/direction-eurusd@absent"))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("has no alias absent");
    }

    private Submission announce(String bundle) {
        Submission submission =
                Submission.of(
                        JobKind.SIGNAL,
                        Home.resolve(""),
                        Home.resolve("flink-conf/tickflow.yaml"),
                        Map.of(KEY, bundle, "tickflow.registry", root.toUri().toString()));
        return new LiveSubmission(new PrintWriter(err, true)).announce(submission);
    }
}
