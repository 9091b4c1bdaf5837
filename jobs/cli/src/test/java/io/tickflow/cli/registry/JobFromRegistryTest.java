package io.tickflow.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.cli.console.Home;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.ScorerFactory;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundle of a job that names an alias, from the submission to the tasks. */
class JobFromRegistryTest {

    private static final Path BUNDLE = Home.resolve("models/bundles/direction-eurusd/1");
    private static final String NAME = "direction-eurusd";

    @TempDir private Path temp;

    private Path root;
    private Path cache;
    private JournaledRegistry registry;

    @BeforeEach
    void publish() throws IOException {
        root = temp.resolve("registry");
        cache = temp.resolve("cache");
        registry = new JournaledRegistry(new FolderStore(root), InstantSource.system(), "test");
        publish("1");
        publish("2");
        registry.move(AliasRequest.move(NAME, "champion", "1", ""));
    }

    @Test
    void shouldKeepBundleOfSubmissionWhenAliasMoves() throws Exception {
        SignalJobConfig config = SignalJob.pinned(config("models:/direction-eurusd@champion"));
        String digest = registry.resolve(ModelReference.toVersion(NAME, "1")).digest();
        ScorerFactory scorers = sent(SignalJob.model(config).scorers());
        registry.move(AliasRequest.move(NAME, "champion", "2", ""));

        assertThat(config.scoring().bundle()).isEqualTo("models:/direction-eurusd/1#" + digest);
        assertThat(SignalJob.pinned(config).scoring().bundle())
                .isEqualTo(config.scoring().bundle());
        try (Scorer scorer = scorers.open()) {
            assertThat(scorer.digest()).isEqualTo(digest);
            assertThat(scorer.manifest().version()).isEqualTo("1");
        }
    }

    @Test
    void shouldCopyOnceForAllTasks() throws Exception {
        ScorerFactory scorers =
                SignalJob.model(config("models:/direction-eurusd@champion")).scorers();
        delete(cache);
        List<Callable<Scorer>> tasks = List.of(scorers::open, scorers::open, scorers::open);
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Scorer> scorer : threads.invokeAll(tasks)) {
                scorer.get().close();
            }
        } finally {
            threads.shutdown();
        }

        try (Stream<Path> copies = Files.list(cache)) {
            assertThat(copies).hasSize(1);
        }
    }

    @Test
    void shouldRestartFromTheCopyAlone() throws Exception {
        ScorerFactory scorers =
                sent(SignalJob.model(config("models:/direction-eurusd/1")).scorers());
        delete(root);

        scorers.open().close();
        delete(cache);
        assertThatThrownBy(scorers::open)
                .as("a restart may find the registry again")
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be copied from " + root.toUri());
    }

    @Test
    void shouldRefuseDamagedBundle() throws Exception {
        ScorerFactory scorers = SignalJob.model(config("models:/direction-eurusd/1")).scorers();
        delete(cache);
        String folder = registry.resolve(ModelReference.toVersion(NAME, "1")).folder();
        Files.writeString(root.resolve(folder).resolve("golden.csv"), "other rows");

        assertThatThrownBy(scorers::open)
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("golden.csv")
                .hasMessageContaining("it was published with");
        assertThatThrownBy(() -> SignalJob.checkBundle(config("models:/direction-eurusd/1")))
                .isInstanceOf(InvalidBundleException.class);
    }

    @Test
    void shouldNamePresentAliasesAndVersions() {
        assertThatThrownBy(() -> SignalJob.pinned(config("models:/direction-eurusd@canary")))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("has no alias canary; it has champion");
        assertThatThrownBy(() -> SignalJob.model(config("models:/direction-eurusd/3")))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("has no version 3; it has 1, 2");
        assertThatThrownBy(
                        () ->
                                SignalJob.model(
                                        config("models:/direction-eurusd/1#" + "ab".repeat(32))))
                .hasMessageContaining("Maybe the reference comes from another registry");
    }

    private SignalJobConfig config(String bundle) {
        return SignalJob.configure(
                Configuration.fromMap(
                        Map.of(
                                "tickflow.model.bundle", bundle,
                                "tickflow.registry", root.toUri().toString(),
                                "tickflow.model.cache", cache.toString())));
    }

    private void publish(String version) throws IOException {
        Path folder = Files.createTempDirectory(temp, "bundle");
        try (Stream<Path> files = Files.list(BUNDLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"version\" : \"1\"", "\"version\" : \"" + version + "\""));
        registry.publish(
                new ModelReference(NAME, null, version, OnnxBundles.digest(folder)), folder);
    }

    /** The factory after its way to a TaskManager. */
    private static ScorerFactory sent(ScorerFactory factory) throws Exception {
        return InstantiationUtil.clone(factory);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
