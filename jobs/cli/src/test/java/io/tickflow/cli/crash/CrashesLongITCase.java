package io.tickflow.cli.crash;

import io.tickflow.cli.console.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Fifty faults with each kind of broker. A run goes on where the file of its results ends; {@code
 * -Dtickflow.test.crash-out=FILE}, {@code -Dtickflow.test.crash-seed=N}, {@code
 * -Dtickflow.test.crash-faults=N} and {@code -Dtickflow.test.crash-seconds-max=N} set file, seed,
 * number, and the longest time of a fault.
 */
@Tag("long")
class CrashesLongITCase {

    private static final long SEED = Long.getLong("tickflow.test.crash-seed", 1);
    private static final int FAULTS = Integer.getInteger("tickflow.test.crash-faults", 50);
    private static final long LASTS_MILLIS_MAX =
            1_000L * Integer.getInteger("tickflow.test.crash-seconds-max", 30);

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheLawsWhateverIsCut(CrashSetup setup, @TempDir Path parent) throws Exception {
        String out = System.getProperty("tickflow.test.crash-out", "jobs/cli/target/crashes.jsonl");

        CrashRun.run(
                setup,
                new CrashSchedule(SEED, setup.faults(), LASTS_MILLIS_MAX),
                FAULTS,
                new CrashFile(Home.resolve(out)),
                parent);
    }
}
