package io.tickflow.cli.crash;

import io.tickflow.cli.console.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault of each kind that a build can afford, on one stack. */
class CrashesITCase {

    private static final long SEED = Long.getLong("tickflow.test.crash-seed", 5);
    private static final long LASTS_MILLIS_MAX = 3_000;

    @Test
    void shouldKeepTheLawsWhateverIsCut(@TempDir Path parent) throws Exception {
        var schedule = new CrashSchedule(SEED, CrashFault.SHORT, LASTS_MILLIS_MAX);
        var file = new CrashFile(Home.resolve("jobs/cli/target/crashes.jsonl"));
        // Each build anew: only a long run goes on where it was.
        Files.deleteIfExists(file.path());

        CrashRun.run(
                CrashSetup.ORDERS_AND_POSITIONS, schedule, CrashFault.SHORT.size(), file, parent);
    }
}
