package io.tickflow.job.backfill.archive;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.core.market.Tick;
import io.tickflow.job.backfill.source.ArchivePosition;
import io.tickflow.job.backfill.source.TickCursor;
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

    private final String symbol;
    private final List<ExportFile> files;
    private final FeedClock clock;
    private final Map<String, Long> malformedBefore = new HashMap<>();
    private long malformedCountBefore;
    private int number;
    private long line;
    private @Nullable Mt5ExportReader reader;

    /** Malformed lines of the open file before the position at which it was opened. */
    private Map<String, Long> malformedSkipped = Map.of();

    ExportCursor(String symbol, List<ExportFile> files, FeedClock clock, ArchivePosition position) {
        this.symbol = symbol;
        this.files = files;
        this.clock = clock;
        this.number = (int) position.part();
        this.line = position.at();
    }

    @Override
    public @Nullable Tick next() throws IOException {
        while (number < files.size()) {
            Mt5ExportReader open = reader == null ? open() : reader;
            if (open.hasNext()) {
                Mt5ExportReader.Row row = open.next();
                line = row.line();
                return tick(row);
            }
            finishFile(open);
        }
        return null;
    }

    private Tick tick(Mt5ExportReader.Row row) {
        long millis = clock.toUtcMillis(symbol, row.serverLocalMillis());
        return new Tick(
                symbol,
                millis,
                row.bid(),
                row.ask(),
                row.last(),
                row.volume(),
                row.flags(),
                NO_PARTITION,
                number * FILE_STEP + row.line(),
                millis,
                clock.repeatUtcMillis(symbol, row.serverLocalMillis()));
    }

    /** Opens the current file at the line after the last one read. */
    private Mt5ExportReader open() throws IOException {
        Mt5ExportReader opened = Mt5ExportReader.open(files.get(number).path());
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

    private void finishFile(Mt5ExportReader finished) throws IOException {
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
        Mt5ExportReader open = reader;
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

    private long countOf(Mt5ExportReader open) {
        return open.malformedCount()
                - malformedSkipped.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> malformedOf(Mt5ExportReader open) {
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
