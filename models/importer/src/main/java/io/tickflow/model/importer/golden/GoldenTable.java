package io.tickflow.model.importer.golden;

import io.tickflow.model.importer.file.ImportException;
import io.tickflow.ticks.parquet.ParquetNumbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns of numbers, with features and the answers of a library. */
public final class GoldenTable {

    private static final int ROWS_MAX = 50_000;
    private static final int COLUMNS_MAX = 20_000;
    private static final long BYTES_MAX = 1L << 28;

    private final String name;
    private final int rows;
    private final Map<String, float[]> columns;

    private GoldenTable(String name, int rows, Map<String, float[]> columns) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Reads a CSV or Parquet file.
     *
     * @throws ImportException if it has no rows, or too many
     * @throws IOException if it cannot be read
     */
    public static GoldenTable read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ImportException(name + ": it is no regular file");
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new ImportException(
                    name + ": it is larger than " + BYTES_MAX + " bytes; maybe take fewer rows");
        }
        Map<String, float[]> columns =
                name.endsWith(".parquet") ? ParquetNumbers.read(file, ROWS_MAX) : csv(name, file);
        int rows = columns.values().stream().findFirst().orElse(new float[0]).length;
        if (rows == 0 || rows > ROWS_MAX) {
            throw new ImportException(
                    name + ": it has " + rows + " rows; 1 to " + ROWS_MAX + " can be");
        }
        return new GoldenTable(name, rows, columns);
    }

    private static Map<String, float[]> csv(String name, Path file) throws IOException {
        var lines = new ArrayList<float[]>();
        List<String> header;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            header = header(name, in.readLine());
            String line = in.readLine();
            for (int number = 2; line != null && lines.size() <= ROWS_MAX; number++) {
                if (!line.isBlank()) {
                    lines.add(numbers(name + ", line " + number, line, header.size()));
                }
                line = in.readLine();
            }
        } catch (MalformedInputException e) {
            throw new ImportException(name + ": it should be CSV in UTF-8 or end in .parquet");
        }
        var columns = new LinkedHashMap<String, float[]>();
        for (int i = 0; i < header.size(); i++) {
            var values = new float[lines.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = lines.get(row)[i];
            }
            columns.put(header.get(i), values);
        }
        return columns;
    }

    private static List<String> header(String name, @Nullable String line) {
        if (line == null || line.length() > COLUMNS_MAX * 100) {
            throw new ImportException(name + ": its first line should be the names of its columns");
        }
        return Arrays.stream(line.split(",", -1)).map(GoldenTable::plain).toList();
    }

    private static String plain(String cell) {
        String text = cell.strip();
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Numbers of a line; NaN for an empty cell, and for a text, such as a symbol. */
    private static float[] numbers(String where, String line, int columns) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns) {
            throw new ImportException(
                    where + ": it has " + cells.length + " cells, its header has " + columns);
        }
        var numbers = new float[columns];
        for (int i = 0; i < columns; i++) {
            numbers[i] = number(plain(cells[i]));
        }
        return numbers;
    }

    private static float number(String cell) {
        try {
            return cell.isEmpty() ? Float.NaN : Float.parseFloat(spelled(cell));
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    private static String spelled(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> cell;
        };
    }

    /** File name without folders. */
    public String name() {
        return name;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Names of the columns. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** Values of a column; null if there is none. */
    public float @Nullable [] column(String column) {
        return columns.get(column);
    }

    /**
     * Row-major values of {@code features}.
     *
     * @throws ImportException naming every feature without a column
     */
    public float[] inputs(List<String> features) {
        List<String> missing = features.stream().filter(f -> !columns.containsKey(f)).toList();
        if (!missing.isEmpty()) {
            throw new ImportException(
                    name
                            + ": it lacks the features "
                            + missing
                            + "; it should have a column for each feature, and probability or"
                            + " p.MEMBER");
        }
        var inputs = new float[rows * features.size()];
        for (int i = 0; i < features.size(); i++) {
            float[] values = columns.get(features.get(i));
            for (int row = 0; values != null && row < rows; row++) {
                inputs[row * features.size() + i] = values[row];
            }
        }
        return inputs;
    }
}
