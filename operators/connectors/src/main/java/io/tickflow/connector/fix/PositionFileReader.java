package io.tickflow.connector.fix;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.instrument.Instruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the positions of a file each time that it is written anew. A file that is missing, wrong or
 * too old is told as a refusal: nothing is known of the positions then. One thread.
 */
final class PositionFileReader {

    /** Older positions prove nothing. */
    static final long AGE_MILLIS_MAX = 60_000;

    /** Clocks of two machines differ by less. */
    static final long AHEAD_MILLIS_MAX = 2_000;

    private static final long BYTES_MAX = 1 << 20;

    private final Path path;
    private final String account;
    private final Instruments instruments;
    private final InstantSource clock;
    private long toldMillis = Long.MIN_VALUE;

    PositionFileReader(String path, String account, Instruments instruments, InstantSource clock) {
        this.path = Path.of(path);
        this.account = account;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** Reads the file and tells its positions, unless they were told before. */
    void tell(GatewayListener listener) {
        PositionFile file;
        try {
            file = read();
        } catch (IOException | IllegalArgumentException e) {
            listener.onPositionsRefused("%s cannot be read: %s".formatted(path, e.getMessage()));
            return;
        }
        long ageMillis = clock.millis() - file.asOfMillis();
        if (ageMillis > AGE_MILLIS_MAX || ageMillis < -AHEAD_MILLIS_MAX) {
            listener.onPositionsRefused(
                    "%s is as of %s, %d ms ago: must be less than a minute. Maybe its writer has ended"
                            .formatted(path, Instant.ofEpochMilli(file.asOfMillis()), ageMillis));
        } else if (file.asOfMillis() > toldMillis) {
            toldMillis = file.asOfMillis();
            listener.onPositions(file.bySymbol(), toldMillis);
        }
    }

    private PositionFile read() throws IOException {
        if (Files.size(path) > BYTES_MAX) {
            throw new IOException("it is larger than " + BYTES_MAX + " bytes");
        }
        return PositionFile.parse(Files.readAllLines(path), account, instruments);
    }
}
