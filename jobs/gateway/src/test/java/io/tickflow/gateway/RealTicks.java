package io.tickflow.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Real ticks beside the repository; tests that need them are skipped without. */
public final class RealTicks {

    private static final Path FOLDER = Path.of("../../../shared/data");
    private static final ServerTime CLOCK = ServerTime.parse("new-york+7h");

    private RealTicks() {}

    /**
     * Gives ticks in order until {@code step} wants no more.
     *
     * @param name of the file
     */
    public static void read(String name, Predicate<Tick> step) throws IOException {
        Path file = FOLDER.resolve(name).toAbsolutePath().normalize();
        assumeTrue(Files.isReadable(file), "real ticks are not here: " + file);
        try (TickReader rows = TickReader.open(TickFile.of(file))) {
            boolean wants = true;
            while (wants && rows.hasNext()) {
                TickRow row = rows.next();
                wants = step.test(rows.tick(row, CLOCK, 0, row.line()));
            }
        }
    }
}
