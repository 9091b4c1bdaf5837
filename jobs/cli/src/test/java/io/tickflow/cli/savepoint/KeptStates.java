package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.savepoint.SavedOperator;
import io.tickflow.operate.savepoint.SavedState;
import io.tickflow.operate.savepoint.SavepointCheck;
import io.tickflow.testkit.builder.TestInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * Every state of the jobs in testdata/states.txt, a line each: job, uid, state, fingerprint of its
 * serializers, and the codec that writes it. A line is there only with a savepoint that has it.
 */
final class KeptStates {

    private static final Path LIST = Home.resolve("testdata/states.txt");
    private static final Path SAVEPOINTS = Home.resolve("testdata/savepoints");

    /** States of Flink's own sources and sinks, which Flink keeps compatible. */
    private static final Set<String> OF_FLINK =
            Set.of("SourceReaderState", "writer_raw_states", "streaming_committer_raw_states");

    private static final boolean UPDATE = Boolean.getBoolean("tickflow.docs.update");

    private KeptStates() {}

    /** Compares the states that a job of this build writes with the list. */
    static void assertListed(JobKind kind, Path savepoint) throws IOException {
        SortedSet<String> written = of(kind, savepoint);
        if (UPDATE) {
            update(kind, written);
        }
        assertThat(written)
                .as(
                        "testdata/states.txt: savepoints hold these; read \"State\" in CONTRIBUTING.md"
                                + " before you write it anew")
                .containsExactlyElementsOf(listed(kind));
    }

    /** Lines of a job in the list. */
    static List<String> listed(JobKind kind) throws IOException {
        return Files.isRegularFile(LIST)
                ? Files.readAllLines(LIST).stream()
                        .filter(line -> line.startsWith(prefix(kind)))
                        .toList()
                : List.of();
    }

    /** Checked-in savepoints of a job, of every release: each has to be restored by a test. */
    static List<Path> savepoints(JobKind kind) throws IOException {
        String job = kind.name().toLowerCase(Locale.ROOT);
        try (Stream<Path> found = Files.walk(SAVEPOINTS, 2)) {
            return found.filter(folder -> Files.isRegularFile(folder.resolve("_metadata")))
                    .filter(folder -> String.valueOf(folder.getFileName()).startsWith(job))
                    .sorted()
                    .toList();
        }
    }

    /** States in a savepoint of a job. */
    static SortedSet<String> of(JobKind kind, Path savepoint) {
        var lines = new TreeSet<String>();
        for (SavedOperator operator :
                SavepointCheck.run(savepoint.toString(), kind, settings(kind)).operators()) {
            String uid = operator.uid().isEmpty() ? operator.id() : operator.uid();
            for (SavedState state : operator.states()) {
                if (OF_FLINK.contains(state.name())) {
                    continue;
                }
                lines.add(
                        "%s%s %s %s %s %s"
                                .formatted(
                                        prefix(kind),
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
    private static void update(JobKind kind, SortedSet<String> written) throws IOException {
        var kept = new TreeSet<String>();
        for (Path savepoint : savepoints(kind)) {
            kept.addAll(of(kind, savepoint));
        }
        var gone = new TreeSet<>(listed(kind));
        gone.removeAll(written);
        assertThat(kept)
                .as(
                        "states whose serializers change: keep a savepoint of before in"
                                + " testdata/savepoints first")
                .containsAll(gone);
        List<String> all = new ArrayList<>(written);
        if (Files.isRegularFile(LIST)) {
            Files.readAllLines(LIST).stream()
                    .filter(line -> !line.startsWith(prefix(kind)))
                    .forEach(all::add);
        }
        Files.write(LIST, all.stream().sorted().toList());
    }

    private static String prefix(JobKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + " ";
    }

    private static Configuration settings(JobKind kind) {
        return Configuration.fromMap(
                kind == JobKind.SIGNAL
                        ? Map.of(
                                "tickflow.model.bundle",
                                Home.resolve("models/bundles/direction-eurusd/1").toString())
                        : TestInstruments.settings("EURUSD"));
    }
}
