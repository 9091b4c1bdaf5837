package io.tickflow.cli.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state has a savepoint that holds it, and no savepoint holds one that the job forgot. */
class KeptStatesTest {

    @ParameterizedTest
    @EnumSource
    void shouldHaveSavepointOfEachState(KeptJob job) throws Exception {
        var kept = new TreeSet<String>();
        for (Path savepoint : KeptStates.savepoints(job)) {
            kept.addAll(KeptStates.of(job, savepoint));
        }

        assertThat(kept)
                .as(
                        "a state is new or has another serializer: add a savepoint that has it, see"
                                + " testdata/savepoints/README.md")
                .containsAll(KeptStates.listed(job));
    }

    @ParameterizedTest
    @EnumSource
    void shouldStillHaveEachStateOfSavepoints(KeptJob job) throws Exception {
        Set<String> names = names(KeptStates.listed(job));
        for (Path savepoint : KeptStates.savepoints(job)) {
            assertThat(names)
                    .as("Flink forgets a state that has another name now, in %s", savepoint)
                    .containsAll(names(KeptStates.of(job, savepoint)));
        }
    }

    /** Job, uid and name of states. */
    private static Set<String> names(Iterable<String> lines) {
        var names = new TreeSet<String>();
        lines.forEach(
                line ->
                        names.add(
                                Arrays.stream(line.split(" "))
                                        .limit(3)
                                        .collect(Collectors.joining(" "))));
        return names;
    }
}
