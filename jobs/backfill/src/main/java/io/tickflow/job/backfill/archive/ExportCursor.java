package io.tickflow.job.backfill.archive;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.job.backfill.source.ArchivePosition;
import io.tickflow.job.backfill.source.TickCursor;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of one symbol in order. The partition of a tick is -1, its offset is its line
 * plus {@value #FILE_STEP} for each earlier file of the symbol. A position is the number of a file
 * and the last line read.
 */
final class ExportCursor implements TickCursor {

    static final long FILE_STEP = 1L << 32;
    static final int NO_PARTITION = -1;

    private final List<TickFile> files;
    private final ServerTime server;
    private final Map<String, Long> malformedBefore = new HashMap<>();
    private long malformedCountBefore;
    private int number;
    private long line;
    private @Nullable TickReader reader;

    /** Malformed lines of the open file before the position at which it was opened. */
    private Map<String, Long> malformedSkipped = Map.of();

    ExportCursor(String symbol, List<TickFile> files, FeedClock clock, ArchivePosition position) {
        this.files = files;
        this.server = clock.bySymbol().getOrDefault(symbol, clock.usual());
        this.number = (int) position.part();
        this.line = position.at();
    }

    @Override
    public @Nullable Tick next() throws IOException {
        while (number < files.size()) {
            TickReader open = reader == null ? open() : reader;
            if (open.hasNext()) {
                TickRow row = open.next();
                line = row.line();
                return open.tick(row, server, NO_PARTITION, number * FILE_STEP + row.line());
            }
            finishFile(open);
        }
        return null;
    }

    /** Opens the current file at the line after the last one read. */
    private TickReader open() throws IOException {
        TickReader opened = TickReader.open(files.get(number));
        reader = opened;
        // Lines are read again rather than skipped, as a blank price repeats the previous one.
        long last = line;
        long read = 0;
        while (read < last && opened.hasNext()) {
            read = opened.next().line();
        }
        malformedSkipped = last == 0 ? Map.of() : opened.malformedByReason();
        return opened;
    }

    private void finishFile(TickReader finished) throws IOException {
        malformedOf(finished).forEach((reason, n) -> malformedBefore.merge(reason, n, Long::sum));
        malformedCountBefore += countOf(finished);
        reader = null;
        malformedSkipped = Map.of();
        number++;
        line = 0;
        finished.close();
    }

    @Override
    public ArchivePosition position() {
        return new ArchivePosition(number, line);
    }

    @Override
    public double fractionRead() {
        TickReader open = reader;
        return (number + (open == null ? 0 : open.fractionRead())) / files.size();
    }

    @Override
    public long malformedCount() {
        return malformedCountBefore + (reader == null ? 0 : countOf(reader));
    }

    @Override
    public Map<String, Long> malformedByReason() {
        Map<String, Long> all = new HashMap<>(malformedBefore);
        if (reader != null) {
            malformedOf(reader).forEach((reason, n) -> all.merge(reason, n, Long::sum));
        }
        return all;
    }

    private long countOf(TickReader open) {
        return open.malformedCount()
                - malformedSkipped.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> malformedOf(TickReader open) {
        Map<String, Long> since = new HashMap<>(open.malformedByReason());
        malformedSkipped.forEach((reason, n) -> since.merge(reason, -n, Long::sum));
        return since;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
