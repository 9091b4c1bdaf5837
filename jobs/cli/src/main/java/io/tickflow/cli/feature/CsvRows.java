package io.tickflow.cli.feature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.core.feature.FeatureVector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Rows as comma-separated values by RFC 4180, with LF line ends. */
final class CsvRows implements VectorRows {

    /** Time with always three digits of milliseconds, so that all rows have one pattern. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int BUFFER_BYTES = 1 << 16;

    private final Writer out;
    private final StringBuilder row = new StringBuilder();

    private CsvRows(Writer out) {
        this.out = out;
    }

    /** Overwrites {@code file} with a header; {@code columns} start with the leading ones. */
    static CsvRows open(Path file, List<String> columns, boolean gzipped) throws IOException {
        OutputStream bytes = Files.newOutputStream(file);
        try {
            OutputStream packed = gzipped ? new GZIPOutputStream(bytes, BUFFER_BYTES) : bytes;
            // An encoder reports half a surrogate pair; a charset would replace it.
            var rows =
                    new CsvRows(
                            new BufferedWriter(
                                    new OutputStreamWriter(packed, UTF_8.newEncoder()),
                                    BUFFER_BYTES));
            columns.forEach(rows::text);
            rows.end();
            return rows;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public void write(FeatureVector vector) throws IOException {
        text(vector.decisionId());
        text(vector.symbol());
        plain(TIME.format(Instant.ofEpochMilli(vector.eventTimeMillis())));
        plain(Integer.toString(vector.ordinal()));
        plain(Boolean.toString(vector.ready()));
        plain(Integer.toString(vector.quality()));
        number(vector.bid());
        number(vector.ask());
        number(vector.typicalSpread());
        text(vector.featureHash());
        for (float value : vector.values()) {
            // Without conversion to double, which would add digits.
            plain(Float.isNaN(value) ? "" : Float.toString(value));
        }
        end();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void text(String field) {
        boolean quoted =
                field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        plain(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }

    private void number(double value) {
        plain(Double.isNaN(value) ? "" : Double.toString(value));
    }

    private void plain(String field) {
        row.append(field).append(',');
    }

    private void end() throws IOException {
        row.setCharAt(row.length() - 1, '\n');
        out.append(row);
        row.setLength(0);
    }
}
