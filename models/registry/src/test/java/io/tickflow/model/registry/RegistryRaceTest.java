package io.tickflow.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.registry.store.FolderStore;
import io.tickflow.model.registry.store.RegistryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writers at once, each with a store of its own as separate processes have. */
@Timeout(120)
class RegistryRaceTest {

    private static final String NAME = "direction-eurusd";
    private static final int WRITERS = 4;

    @TempDir private Path root;
    @TempDir private Path work;

    @Test
    void shouldLetOneWriterMoveTheAlias() throws Exception {
        for (int round = 0; round < 10; round++) {
            Path place = root.resolve("round-" + round);
            moveAtOnce(new FolderStore(place), () -> new FolderStore(place));
        }
    }

    @Test
    void shouldLetOneWriterWinWithoutAtomicCreate() throws Exception {
        var memory = new PutOnlyStore();

        // A put of the memory takes microseconds; a writer that pauses longer starts again.
        moveAtOnce(
                memory.claiming(Duration.ofMillis(200), Duration.ofSeconds(1)),
                () -> memory.claiming(Duration.ofSeconds(1), Duration.ofSeconds(30)));
    }

    @Test
    void shouldPublishDifferentVersionsTogether() throws Exception {
        List<Callable<JournalEntry>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String version = "v" + i;
            writers.add(
                    () ->
                            TestBundles.publish(
                                    registry(new FolderStore(root)), work, version, version));
        }

        for (Future<JournalEntry> entry : atOnce(writers)) {
            entry.get();
        }

        assertThat(registry(new FolderStore(root)).state().versions(NAME))
                .extracting(PublishedModel::version)
                .containsExactlyInAnyOrder("v0", "v1", "v2", "v3");
    }

    @Test
    void shouldGiveVersionToOnePublisher() throws Exception {
        List<Callable<JournalEntry>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String content = "content " + i;
            writers.add(
                    () -> TestBundles.publish(registry(new FolderStore(root)), work, "1", content));
        }

        assertThat(told(atOnce(writers))).hasSize(WRITERS - 1);

        JournaledRegistry registry = registry(new FolderStore(root));
        assertThat(registry.state().versions(NAME)).hasSize(1);
        assertThat(registry.verify().problems()).isEmpty();
    }

    private void moveAtOnce(RegistryStore quiet, Callable<RegistryStore> stores) throws Exception {
        JournaledRegistry first = registry(quiet);
        for (int i = 0; i <= WRITERS; i++) {
            TestBundles.publish(first, work, "v" + i, "content " + i);
        }
        first.move(AliasRequest.move(NAME, "champion", "v" + WRITERS, ""));
        List<Callable<JournalEntry>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            AliasRequest request =
                    AliasRequest.move(NAME, "champion", "v" + i, "").ifStill("v" + WRITERS);
            JournaledRegistry own = registry(stores.call());
            writers.add(() -> own.move(request));
        }

        List<Throwable> told = told(atOnce(writers));

        assertThat(told)
                .hasSize(WRITERS - 1)
                .hasOnlyElementsOfType(RegistryConflictException.class);
        String winner = first.state().aliases(NAME).getOrDefault("champion", "none");
        assertThat(told)
                .allSatisfy(
                        e ->
                                assertThat(e)
                                        .hasMessageContaining(
                                                "points at version "
                                                        + winner
                                                        + ", no longer at v"
                                                        + WRITERS));
        assertThat(first.state().aliases(NAME)).containsEntry("previous", "v" + WRITERS);
        assertThat(first.entries()).hasSize(WRITERS + 3);
    }

    private static List<Future<JournalEntry>> atOnce(List<Callable<JournalEntry>> writers)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        try {
            var start = new CyclicBarrier(writers.size());
            List<Callable<JournalEntry>> waiting = new ArrayList<>();
            for (Callable<JournalEntry> writer : writers) {
                waiting.add(
                        () -> {
                            start.await();
                            return writer.call();
                        });
            }
            return threads.invokeAll(waiting);
        } finally {
            threads.shutdown();
        }
    }

    private static List<Throwable> told(List<Future<JournalEntry>> results)
            throws InterruptedException {
        var told = new ArrayList<Throwable>();
        for (Future<JournalEntry> result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(RegistryException.class);
                told.add(e.getCause());
            }
        }
        return told;
    }

    private static JournaledRegistry registry(RegistryStore store) {
        return new JournaledRegistry(store, TestBundles.ticking(), "ann@desk");
    }
}
