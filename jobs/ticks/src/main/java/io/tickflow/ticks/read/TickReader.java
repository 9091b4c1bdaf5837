package io.tickflow.ticks.read;

import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.MalformedLines;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.RowSource;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.content.ContentException;
import io.tickflow.ticks.content.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ticks of a file of any known format, compression and encoding. A blank bid, ask or last
 * in a text means no change, so the previous value is carried forward.
 *
 * <p>Unreadable lines are counted and skipped; the first few are kept with their line numbers. A
 * truncated or damaged file ends reading with a {@link TickFileException}. Memory is bounded for
 * any text. Not thread-safe.
 */
public final class TickReader implements Iterator<TickRow>, AutoCloseable {

    private final TickFile file;
    private final FileContent content;
    private final RowSource rows;
    private final MalformedLines malformed;
    private final @Nullable ServerTime clock;
    private @Nullable TickRow ahead;
    private long count;
    private long lastMillis;
    private boolean truncated;

    private TickReader(
            TickFile file, FileContent content, RowSource rows, MalformedLines malformed) {
        this.file = file;
        this.content = content;
        this.rows = rows;
        this.malformed = malformed;
        this.clock = rows.reading().clock();
    }

    /**
     * Opens a file and finds its layout.
     *
     * @throws IOException if it is absent or cannot be read
     * @throws TickFileException if it holds no ticks, or its layout cannot be told
     */
    public static TickReader open(TickFile file) throws IOException {
        FileContent content;
        try {
            content = FileContent.open(file.path());
        } catch (ContentException e) {
            throw refusal(file, e);
        }
        try {
            var malformed = new MalformedLines();
            RowSource rows = Formats.open(file, content, malformed);
            return new TickReader(file, content, rows, malformed);
        } catch (ContentException e) {
            content.close();
            throw refusal(file, e);
        } catch (IOException e) {
            long bytes = content.size();
            content.close();
            if (content.compressions().isEmpty()) {
                throw e;
            }
            throw new TickFileException(
                    Truncation.atStart(file, content.compressions(), e, bytes), e);
        } catch (RuntimeException e) {
            content.close();
            throw e;
        }
    }

    /** Opens a file without options. */
    public static TickReader open(Path file) throws IOException {
        return open(new TickFile("", file.toAbsolutePath().toString(), ReadOptions.NONE));
    }

    private static TickFileException refusal(TickFile file, ContentException e) {
        return new TickFileException(file.name() + ": this is " + e.getMessage(), e);
    }

    /**
     * Returns true if another tick can be read.
     *
     * @throws TickFileException if the file is truncated or damaged
     * @throws UncheckedIOException if the disk fails
     */
    @Override
    public boolean hasNext() {
        try {
            while (ahead == null && !truncated) {
                TickRow row = rows.next();
                if (row == null) {
                    return false;
                }
                if (file.options().includes(row.serverLocalMillis())) {
                    ahead = row;
                }
            }
        } catch (ContentException e) {
            throw refusal(file, e);
        } catch (IOException e) {
            onFailure(e);
        }
        return ahead != null;
    }

    private void onFailure(IOException e) {
        if (content.compressions().isEmpty()) {
            throw new UncheckedIOException(file.path() + " cannot be read: " + e.getMessage(), e);
        }
        truncated = true;
        long bytes;
        try {
            bytes = content.size();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        if (!file.options().truncated()) {
            throw new TickFileException(Truncation.words(this, e, bytes), e);
        }
    }

    @Override
    public TickRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more ticks in " + file.path());
        }
        TickRow row = Objects.requireNonNull(ahead);
        ahead = null;
        count++;
        lastMillis = row.serverLocalMillis();
        return row;
    }

    /** File that is read. */
    public TickFile file() {
        return file;
    }

    /** Interpretation of the file. */
    public Reading reading() {
        return rows.reading();
    }

    /** Clock of the file's times; null if it is the broker's server's. */
    public @Nullable ServerTime clock() {
        return clock;
    }

    /**
     * Tick of a row. The file's own clock, if it has one, goes before the server's.
     *
     * @param server rule of the broker's server
     * @param partition of the tick
     * @param offset of the tick
     */
    public Tick tick(TickRow row, ServerTime server, int partition, long offset) {
        ServerTime own = clock;
        ServerTime rule = own == null ? server : own;
        long millis = rule.toUtcMillis(row.serverLocalMillis());
        return new Tick(
                file.symbol(),
                millis,
                row.bid(),
                row.ask(),
                row.last(),
                row.volume(),
                row.flags(),
                partition,
                offset,
                millis,
                rule.repeatUtcMillis(row.serverLocalMillis()));
    }

    /** Compressions from outside in. */
    List<String> compressions() {
        return content.compressions();
    }

    /** Ticks returned so far. */
    public long count() {
        return count;
    }

    /** Time of the tick returned last; 0 before the first. */
    public long lastMillis() {
        return lastMillis;
    }

    /** Returns true if reading has stopped at the cut of a truncated file. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Number of unreadable lines so far. */
    public long malformedCount() {
        return malformed.count();
    }

    /** First unreadable lines, at most 20. */
    public List<MalformedLine> malformedLines() {
        return malformed.first();
    }

    /**
     * Number of unreadable lines so far by reason: as in {@link MalformedLine}, up to the colon
     * before the value found. A handful of keys.
     */
    public Map<String, Long> malformedByReason() {
        return malformed.byReason();
    }

    /** Number of lines read so far, including header and unreadable lines. */
    public long lineCount() {
        return rows.lineCount();
    }

    /** Share of the file's bytes read so far, 0 to 1, for progress bars. */
    public double fractionRead() {
        return content.fractionRead();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        content.close();
    }
}
