package io.tickflow.ticks.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into lines. Keeps the current and the previous line in arrays that are reused; skips
 * NULs before a line, and the rest of a line beyond the limit. Not thread-safe.
 */
public final class LineReader implements Closeable {

    /** Longest line of a tick. */
    public static final int LINE_CHARS_MAX = 4_096;

    private static final int BUFFER_CHARS = 1 << 13;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER_CHARS];
    private final Deque<Line> ahead = new ArrayDeque<>();
    private int bufferAt;
    private int bufferEnd;
    private boolean afterReturn;
    private long readCount;
    private char[] line = new char[LINE_CHARS_MAX + 1];
    private int length;
    private char[] before = new char[LINE_CHARS_MAX + 1];
    private int lengthBefore;
    private long number;
    private boolean ended;
    private @Nullable IOException failure;

    /** Reads from {@code reader}. */
    public LineReader(Reader reader) {
        this.reader = reader;
    }

    /**
     * Reads lines ahead without consuming them. A failure after the first one is reported when
     * {@link #next} arrives at it.
     *
     * @throws IOException if not even one line can be read
     */
    List<Line> peek(int count) throws IOException {
        try {
            while (ahead.size() < count && read()) {
                ahead.add(new Line(readCount, new String(line, 0, length), ended));
            }
        } catch (IOException e) {
            if (ahead.isEmpty()) {
                throw e;
            }
            failure = e;
        }
        return new ArrayList<>(ahead);
    }

    /**
     * Moves to the next line.
     *
     * @return false at the end
     */
    public boolean next() throws IOException {
        char[] swapped = before;
        before = line;
        lengthBefore = length;
        line = swapped;
        Line known = ahead.poll();
        if (known == null) {
            if (failure != null) {
                throw failure;
            }
            boolean found = read();
            number = readCount;
            return found;
        }
        length = known.text().length();
        known.text().getChars(0, length, line, 0);
        number = known.number();
        ended = known.ended();
        return true;
    }

    private boolean read() throws IOException {
        length = 0;
        boolean any = false;
        while (true) {
            if (bufferAt == bufferEnd && !fill()) {
                ended = false;
                readCount += any ? 1 : 0;
                return any;
            }
            char c = buffer[bufferAt++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            if (c == 0 && length == 0) {
                // A file that was reserved and not filled, or lost a block.
                continue;
            }
            afterReturn = c == '\r';
            any = true;
            if (c == '\n' || c == '\r') {
                ended = true;
                readCount++;
                return true;
            }
            if (length <= LINE_CHARS_MAX) {
                line[length++] = c;
            }
        }
    }

    private boolean fill() throws IOException {
        bufferEnd = Math.max(0, reader.read(buffer));
        bufferAt = 0;
        return bufferEnd > 0;
    }

    /** Characters of the current line; valid up to {@link #length} and until the next call. */
    char[] chars() {
        return line;
    }

    int length() {
        return length;
    }

    /** Characters of the previous line. */
    char[] charsBefore() {
        return before;
    }

    int lengthBefore() {
        return lengthBefore;
    }

    /** Text of the current line. */
    public String text() {
        return new String(line, 0, length);
    }

    /** Number of the current line, from 1. */
    public long number() {
        return number;
    }

    /** Returns true if the current line is longer than the limit. */
    public boolean isTooLong() {
        return length > LINE_CHARS_MAX;
    }

    /** Returns true if the current line is followed by a line end. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
