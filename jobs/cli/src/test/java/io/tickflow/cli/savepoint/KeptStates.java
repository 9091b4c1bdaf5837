package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import io.tickflow.operate.savepoint.SavedOperator;
import io.tickflow.operate.savepoint.SavedState;
import io.tickflow.operate.savepoint.SavepointCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every state of the jobs in testdata/states.txt, a line each: job, uid, state, fingerprint of its
 * serializers, and the codec that writes it. A line is there only with a savepoint that has it.
 */
final class KeptStates {

    private static final Path LIST = Home.resolve("testdata/states.txt");
    private static final Path SAVEPOINTS = Home.resolve("testdata/savepoints");

    private static final String POSITIONS = "SourceReaderState";

    /** States of Flink's own sources and sinks, which Flink keeps compatible. */
    private static final Set<String> OF_FLINK =
            Set.of(POSITIONS, "writer_raw_states", "streaming_committer_raw_states");

    private static final boolean UPDATE = Boolean.getBoolean("tickflow.docs.update");

    private KeptStates() {}

    /** Compares the states that a job of this build writes with the list. */
    static void assertListed(KeptJob job, Path savepoint) throws IOException {
        SortedSet<String> written = of(job, savepoint);
        if (UPDATE) {
            update(job, written);
        }
        assertThat(written)
                .as(
                        "testdata/states.txt: savepoints hold these; read \"State\" in CONTRIBUTING.md"
                                + " before you write it anew")
                .containsExactlyElementsOf(listed(job));
    }

    /** Lines of a job in the list. */
    static List<String> listed(KeptJob job) throws IOException {
        return Files.isRegularFile(LIST)
                ? Files.readAllLines(LIST).stream()
                        .filter(line -> line.startsWith(prefix(job)))
                        .toList()
                : List.of();
    }

    /** Checked-in savepoints of a job, of every release: each has to be restored by a test. */
    static List<Path> savepoints(KeptJob job) throws IOException {
        try (Stream<Path> found = Files.walk(SAVEPOINTS, 2)) {
            return found.filter(folder -> Files.isRegularFile(folder.resolve("_metadata")))
                    .filter(folder -> String.valueOf(folder.getFileName()).startsWith(job.word()))
                    .sorted()
                    .toList();
        }
    }

    /** States in a savepoint of a job. */
    static SortedSet<String> of(KeptJob job, Path savepoint) {
        var lines = new TreeSet<String>();
        for (SavedOperator operator :
                SavepointCheck.run(savepoint.toString(), job.kind(), job.settings()).operators()) {
            String uid = operator.uid().isEmpty() ? operator.id() : operator.uid();
            for (SavedState state : operator.states()) {
                boolean isPosition = job.isReader() && state.name().equals(POSITIONS);
                if (OF_FLINK.contains(state.name()) && !isPosition) {
                    continue;
                }
                lines.add(
                        "%s%s %s %s %s %s"
                                .formatted(
                                        prefix(job),
                                        uid,
                                        state.name(),
                                        state.kind(),
                                        state.fingerprint(),
                                        state.writtenBy()));
            }
        }
        return lines;
    }

    /** A line that goes needs a savepoint that still has it. */
    private static void update(KeptJob job, SortedSet<String> written) throws IOException {
        var kept = new TreeSet<String>();
        for (Path savepoint : savepoints(job)) {
            kept.addAll(of(job, savepoint));
        }
        var gone = new TreeSet<>(listed(job));
        gone.removeAll(written);
        assertThat(kept)
                .as(
                        "states whose serializers change: keep a savepoint of before in"
                                + " testdata/savepoints first")
                .containsAll(gone);
        List<String> all = new ArrayList<>(written);
        if (Files.isRegularFile(LIST)) {
            Files.readAllLines(LIST).stream()
                    .filter(line -> !line.startsWith(prefix(job)))
                    .forEach(all::add);
        }
        Files.write(LIST, all.stream().sorted().toList());
    }

    private static String prefix(KeptJob job) {
        return job.word() + " ";
    }
}
