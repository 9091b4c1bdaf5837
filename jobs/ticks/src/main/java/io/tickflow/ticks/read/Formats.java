package io.tickflow.ticks.read;

import io.tickflow.ticks.MalformedLines;
import io.tickflow.ticks.RowSource;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.bi5.Bi5Rows;
import io.tickflow.ticks.content.ContentException;
import io.tickflow.ticks.content.FileContent;
import io.tickflow.ticks.content.TextEncoding;
import io.tickflow.ticks.json.JsonRows;
import io.tickflow.ticks.parquet.ParquetTicks;
import io.tickflow.ticks.text.LineReader;
import io.tickflow.ticks.text.TextRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Chooses the format of a file by its content. */
final class Formats {

    private static final int START_BYTES = 64;
    private static final int BINARY_BYTES = 8;

    private Formats() {}

    static RowSource open(TickFile file, FileContent content, MalformedLines malformed)
            throws IOException {
        if (content.isParquet()) {
            return ParquetTicks.open(file, content, malformed);
        }
        if (content.compressions().contains("lzma")) {
            return Bi5Rows.open(file.path(), content, malformed);
        }
        InputStream bytes = content.bytes();
        TextEncoding encoding = TextEncoding.detect(bytes);
        char first = firstCharacter(content, encoding);
        if (first == '[') {
            throw new ContentException(
                    "one JSON array: write a tick a line (pandas: to_json(..., orient='records',"
                            + " lines=True))");
        }
        if (encoding.isBinary(bytes)) {
            throw new ContentException(
                    "a binary file of an unknown kind (it starts with "
                            + HexFormat.ofDelimiter(" ").formatHex(content.peek(BINARY_BYTES))
                            + "): export the ticks as text or Parquet; MetaTrader's own .tkc and"
                            + " .hcc files cannot be read");
        }
        var lines = new LineReader(encoding.reader(bytes));
        if (first == '{') {
            List<String> container = new ArrayList<>(content.compressions());
            container.add(encoding.name());
            return JsonRows.open(file, lines, malformed, container);
        }
        return TextRows.open(file, lines, encoding, content.compressions(), malformed);
    }

    private static char firstCharacter(FileContent content, TextEncoding encoding)
            throws IOException {
        String start = new String(content.peek(START_BYTES), encoding.charset()).strip();
        return start.isEmpty() ? ' ' : start.charAt(0);
    }
}
