package io.tickflow.job.history.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer in the format JSONCompactEachRowWithNamesAndTypes: a line each for names, types
 * and every row. A server that fails after its first rows writes its error as text behind them.
 */
final class Answer {

    private static final int BUFFER_CHARS = 1 << 16;
    private static final int ERROR_LINES_MAX = 64;
    private static final int ERROR_CHARS_MAX = 2_000;

    /** Pattern of the server's words in the text of an error, up to the frame that follows them. */
    private static final Pattern ERROR =
            Pattern.compile(
                    "Code: \\d+\\. DB::\\w*Exception.*?(?=\\s+\\d+ \\w+\\s+__exception__|\"?\\}?\\s*\\z)",
                    Pattern.DOTALL);

    private final BufferedReader lines;
    private long rows;

    Answer(InputStream in) {
        lines = new BufferedReader(new InputStreamReader(in, UTF_8), BUFFER_CHARS);
    }

    /**
     * Passes all rows on.
     *
     * @return true if the answer was read up to its end, false if the sink wanted no more
     * @throws QueryException if the answer is no table, breaks off or ends with an error
     */
    boolean read(RowSink sink) throws QueryException, IOException {
        String names = next();
        if (names == null) {
            throw QueryException.wrong(
                    "the statement answers nothing: ask with SELECT, SHOW, DESCRIBE or EXPLAIN");
        }
        sink.begin(columns(names));
        String row = next();
        while (row != null) {
            try (JsonParser values = open(row)) {
                if (!sink.row(values)) {
                    return false;
                }
            } catch (JsonProcessingException e) {
                throw error(row);
            }
            rows++;
            row = next();
        }
        sink.end();
        return true;
    }

    private List<QueryResult.Column> columns(String line) throws QueryException {
        List<String> names = texts(line);
        List<String> types = texts(String.valueOf(next()));
        var columns = new ArrayList<QueryResult.Column>();
        for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
            columns.add(new QueryResult.Column(names.get(i), types.get(i)));
        }
        return columns;
    }

    private List<String> texts(String line) throws QueryException {
        var texts = new ArrayList<String>();
        try (JsonParser values = open(line)) {
            while (values.nextToken() != JsonToken.END_ARRAY) {
                texts.add(values.getText());
            }
        } catch (IOException e) {
            throw error(line);
        }
        return texts;
    }

    private JsonParser open(String line) throws QueryException, IOException {
        if (!line.startsWith("[")) {
            throw error(line);
        }
        JsonParser values = JsonValues.JSON.createParser(line);
        values.nextToken();
        return values;
    }

    /** Next line that is not empty; null at the end. */
    private @Nullable String next() throws QueryException {
        try {
            String line = lines.readLine();
            while (line != null && line.isEmpty()) {
                line = lines.readLine();
            }
            return line;
        } catch (IOException e) {
            throw QueryException.failed(
                    "ClickHouse's answer broke off" + after() + ": " + e.getMessage(), e);
        }
    }

    /** The server's own error, which begins in {@code line}. */
    private QueryException error(String line) {
        var text = new StringBuilder(line);
        try {
            for (int i = 0; i < ERROR_LINES_MAX; i++) {
                String more = lines.readLine();
                if (more == null) {
                    break;
                }
                text.append('\n').append(more);
            }
        } catch (IOException e) {
            // A server that gave up may also have closed the connection; its words come first.
            text.append(' ').append(e.getMessage());
        }
        Matcher words = ERROR.matcher(text);
        String found = words.find() ? words.group() : "an answer that is no table: " + text;
        String brief = found.substring(0, Math.min(found.length(), ERROR_CHARS_MAX));
        return QueryException.failed(
                "ClickHouse" + after() + ": " + brief.replaceAll("\\s+", " ").strip(), null);
    }

    private String after() {
        return rows == 0
                ? ""
                : String.format(Locale.ROOT, " after %,d %s", rows, rows == 1 ? "row" : "rows");
    }
}
