package io.tickflow.ticks.text;

import io.tickflow.ticks.MalformedLines;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.RowSource;
import io.tickflow.ticks.SymbolFilter;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.content.FileContent;
import io.tickflow.ticks.content.TextEncoding;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Ticks of a text, a line each. Memory is bounded for any content. Not thread-safe. */
public final class TextRows implements RowSource {

    private static final int SAMPLE_LINES = 256;
    private static final char END_OF_DOS_FILE = '\u001a';

    private final LineReader lines;
    private final TextLayout layout;
    private final RowParser parser;
    private final LastLine lastLine;
    private final MalformedLines malformed;
    private final String container;

    private TextRows(
            LineReader lines,
            TextLayout layout,
            RowParser parser,
            MalformedLines malformed,
            String container) {
        this.lines = lines;
        this.layout = layout;
        this.parser = parser;
        this.lastLine = new LastLine(layout);
        this.malformed = malformed;
        this.container = container;
    }

    /**
     * Finds the layout of a text.
     *
     * @param lines text from its start
     * @param encoding of the text
     * @param compressions for the user
     */
    public static TextRows open(
            TickFile file,
            LineReader lines,
            TextEncoding encoding,
            List<String> compressions,
            MalformedLines malformed)
            throws IOException {
        ReadOptions options = file.options();
        TextLayout layout =
                new LayoutFinder(
                                file.name(),
                                encoding,
                                options,
                                (separator, column) -> dates(file, separator, column))
                        .find(lines.peek(SAMPLE_LINES));
        var symbols =
                new SymbolFilter(file.symbol(), options.symbol() != null).among(layout.symbols());
        var container = new ArrayList<>(compressions);
        container.add(encoding.name());
        return new TextRows(
                lines,
                layout,
                new RowParser(layout, symbols),
                malformed,
                String.join(", ", container));
    }

    /** Reads dates of the whole file, until one settles the order of day and month. */
    private static DateOrderJudge dates(TickFile file, char separator, int column)
            throws IOException {
        var judge = new DateOrderJudge();
        try (FileContent content = FileContent.open(file.path())) {
            TextEncoding encoding = TextEncoding.detect(content.bytes());
            var lines = new LineReader(encoding.reader(content.bytes()));
            var cells = new Cells(separator);
            while (!judge.isSettled() && lines.next()) {
                cells.split(lines.chars(), Math.min(lines.length(), LineReader.LINE_CHARS_MAX));
                judge.add(cells.text(column));
            }
        } catch (EOFException | ZipException e) {
            // A cut is reported when the rows are read.
            return judge;
        }
        return judge;
    }

    @Override
    public @Nullable TickRow next() throws IOException {
        while (lines.next()) {
            TickRow row = row();
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable TickRow row() {
        if (lines.number() <= layout.headerLine() || isBlank()) {
            if (lines.number() < layout.headerLine() && !isSkipped()) {
                malformed.add(lines.number(), "before the header");
            }
            return null;
        }
        if (lines.isTooLong()) {
            malformed.add(
                    lines.number(), "longer than " + LineReader.LINE_CHARS_MAX + " characters");
            return null;
        }
        try {
            if (!lines.isEnded()) {
                checkLast();
            }
            TickRow row = parser.parse(lines.chars(), lines.length(), lines.number());
            if (row != null) {
                lastLine.observe(row.flags());
            }
            return row;
        } catch (Unreadable e) {
            if (!isSkipped()) {
                malformed.add(lines.number(), e.reason());
            }
            return null;
        }
    }

    /** Blank lines, comments and Excel's line about the separator are no ticks. */
    private boolean isSkipped() {
        return isBlank() || LayoutFinder.isPreamble(lines.text());
    }

    private void checkLast() throws Unreadable {
        var cells = new Cells(layout.separator());
        cells.split(lines.chars(), lines.length());
        boolean first = lines.number() <= layout.headerLine() + 1;
        String before = first ? "" : new String(lines.charsBefore(), 0, lines.lengthBefore());
        String doubt = lastLine.doubt(cells, before);
        if (doubt != null) {
            throw new Unreadable(doubt);
        }
    }

    private boolean isBlank() {
        char[] line = lines.chars();
        for (int i = 0; i < lines.length(); i++) {
            if (!Character.isWhitespace(line[i]) && line[i] != END_OF_DOS_FILE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long lineCount() {
        return lines.number();
    }

    @Override
    public Reading reading() {
        return new Reading(
                layout.format(),
                container,
                layout.columns().describe(layout.names(), layout.width()),
                layout.clock(),
                layout.symbols(),
                layout.notes());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
