package io.tickflow.core.market;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tick file written by MetaTrader 5's "Export ticks": plain or gzip, UTF-8 or UTF-16, with
 * or without byte order mark and header, separated by tab, comma or semicolon. A blank bid, ask or
 * last means no change, so the previous value is carried forward.
 *
 * <p>Unreadable lines are counted and skipped; the first few are kept with their line numbers. Only
 * a failure of the file itself (absent, truncated gzip stream) ends reading. Memory is bounded for
 * any content. Not thread-safe.
 */
public final class Mt5ExportReader implements Iterator<Mt5ExportReader.Row>, AutoCloseable {

    /** Longest line of a tick. */
    static final int LINE_CHARS_MAX = 1_024;

    private static final int MALFORMED_KEPT_MAX = 20;

    /**
     * One tick as exported.
     *
     * @param line number in the file, from 1
     * @param serverLocalMillis date and time of the server's clock counted as if they were UTC, in
     *     epoch milliseconds; see {@link ServerTime#toUtcMillis}
     * @param bid price; NaN before the first one
     * @param ask price; NaN before the first one
     * @param last price of the last trade; NaN before the first one
     * @param volume 0 if blank
     * @param flags MqlTick flag bits; 0 if blank
     */
    public record Row(
            long line,
            long serverLocalMillis,
            double bid,
            double ask,
            double last,
            double volume,
            int flags) {}

    /**
     * Unreadable line.
     *
     * @param line number in the file, from 1
     * @param reason error in the line
     */
    public record MalformedLine(long line, String reason) {}

    private final Path file;
    private final FileChannel channel;
    private final Reader reader;
    private final char[] buffer = new char[1 << 13];
    private final StringBuilder line = new StringBuilder();
    private final List<MalformedLine> malformed = new ArrayList<>();
    private final Map<String, Long> malformedByReason = new TreeMap<>();
    private int bufferAt;
    private int bufferEnd;
    private long lineNumber;
    private long malformedCount;
    private @Nullable Mt5ExportLayout layout;
    private @Nullable Row ahead;
    private double bid = Double.NaN;
    private double ask = Double.NaN;
    private double last = Double.NaN;

    private Mt5ExportReader(Path file, FileChannel channel, Reader reader) {
        this.file = file;
        this.channel = channel;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it is absent, not a regular file, or an unreadable gzip stream
     */
    public static Mt5ExportReader open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        Reader text = Mt5ExportText.open(Channels.newInputStream(channel));
        return new Mt5ExportReader(file, channel, text);
    }

    /**
     * Returns true if another tick can be read.
     *
     * @throws UncheckedIOException if the file is truncated or fails
     */
    @Override
    public boolean hasNext() {
        try {
            while (ahead == null && readLine()) {
                ahead = parse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be read after line " + lineNumber + ": " + e.getMessage(), e);
        }
        return ahead != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more ticks in " + file);
        }
        Row row = Objects.requireNonNull(ahead);
        ahead = null;
        return row;
    }

    /** Number of unreadable lines so far. */
    public long malformedCount() {
        return malformedCount;
    }

    /** First unreadable lines, at most 20. */
    public List<MalformedLine> malformedLines() {
        return List.copyOf(malformed);
    }

    /**
     * Number of unreadable lines so far by reason: as in {@link MalformedLine}, up to the colon
     * before the value found. A handful of keys.
     */
    public Map<String, Long> malformedByReason() {
        return Map.copyOf(malformedByReason);
    }

    /** Number of lines read so far, including header and unreadable lines. */
    public long lineCount() {
        return lineNumber;
    }

    /**
     * Share of the file's bytes read so far, 0 to 1, for progress bars.
     *
     * @throws UncheckedIOException if the file is closed
     */
    public double fractionRead() {
        try {
            return channel.size() == 0 ? 1 : (double) channel.position() / channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Row parse() {
        if (line.length() > LINE_CHARS_MAX) {
            return reject("longer than " + LINE_CHARS_MAX + " characters");
        }
        String text = line.toString();
        if (text.isBlank()) {
            return null;
        }
        try {
            if (layout == null) {
                layout = Mt5ExportLayout.ofFirstLine(text);
                if (layout.hasHeader()) {
                    return null;
                }
            }
            Row row = layout.read(text, lineNumber, bid, ask, last);
            bid = row.bid();
            ask = row.ask();
            last = row.last();
            return row;
        } catch (IllegalArgumentException e) {
            return reject(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Row reject(String reason) {
        malformedCount++;
        int colon = reason.indexOf(':');
        malformedByReason.merge(colon < 0 ? reason : reason.substring(0, colon), 1L, Long::sum);
        if (malformed.size() < MALFORMED_KEPT_MAX) {
            malformed.add(new MalformedLine(lineNumber, reason));
        }
        return null;
    }

    /** Fills {@link #line} up to one character beyond the limit and skips the rest. */
    private boolean readLine() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (bufferAt == bufferEnd) {
                bufferEnd = Math.max(0, reader.read(buffer));
                bufferAt = 0;
                if (bufferEnd == 0) {
                    lineNumber += any ? 1 : 0;
                    return any;
                }
            }
            any = true;
            char c = buffer[bufferAt++];
            if (c == '\n') {
                lineNumber++;
                return true;
            }
            if (c != '\r' && line.length() <= LINE_CHARS_MAX) {
                line.append(c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
