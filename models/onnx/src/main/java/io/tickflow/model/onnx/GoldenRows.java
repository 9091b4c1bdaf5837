package io.tickflow.model.onnx;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs with the trainer's own probabilities. Stored as {@code golden.csv}: a header of the
 * feature names and {@code probability}, then a line a row. Floats are written so that they read
 * back bit-identical, NaN as {@code NaN}.
 *
 * @param inputs row-major inputs, {@code probabilities.length} rows
 * @param probabilities prediction of the trainer for each row
 */
public record GoldenRows(float[] inputs, float[] probabilities) {

    /** File name of the golden rows within a bundle. */
    public static final String FILE = "golden.csv";

    /**
     * Largest difference of a score from the trainer's, due to float rounding and order of
     * summation.
     */
    public static final double TOLERANCE = 1e-6;

    /** Smallest number of rows: the largest batch compared with single rows. */
    public static final int ROWS_MIN = OnnxMember.CHUNK_ROWS;

    private static final int ROWS_MAX = 100_000;
    private static final String OUTPUT = "probability";

    /** Writes the rows for a model with {@code features}. */
    public void write(List<String> features, Path bundle) throws IOException {
        try (var out = Files.newBufferedWriter(bundle.resolve(FILE))) {
            out.write(header(features) + "\n");
            for (int row = 0; row < probabilities.length; row++) {
                for (int i = 0; i < features.size(); i++) {
                    out.write(inputs[row * features.size() + i] + ",");
                }
                out.write(probabilities[row] + "\n");
            }
        }
    }

    /**
     * Reads the rows for a model with {@code features}.
     *
     * @throws IOException if the file is absent, has other features, an unreadable line, or fewer
     *     than {@link #ROWS_MIN} rows
     */
    public static GoldenRows read(List<String> features, Path bundle) throws IOException {
        try (var in = Files.newBufferedReader(bundle.resolve(FILE))) {
            if (!header(features).equals(in.readLine())) {
                throw new IOException("its header is not the manifest's features and " + OUTPUT);
            }
            List<float[]> rows = rows(features.size() + 1, in);
            var inputs = new float[rows.size() * features.size()];
            var probabilities = new float[rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                System.arraycopy(rows.get(row), 0, inputs, row * features.size(), features.size());
                probabilities[row] = rows.get(row)[features.size()];
            }
            return new GoldenRows(inputs, probabilities);
        }
    }

    private static List<float[]> rows(int columns, BufferedReader in) throws IOException {
        var rows = new ArrayList<float[]>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int number = rows.size() + 2;
            String[] cells = line.split(",", -1);
            if (cells.length != columns || rows.size() == ROWS_MAX) {
                throw new IOException(
                        "line " + number + " has " + cells.length + " columns, not " + columns);
            }
            var row = new float[columns];
            try {
                for (int i = 0; i < columns; i++) {
                    row[i] = Float.parseFloat(cells[i]);
                }
            } catch (NumberFormatException e) {
                throw new IOException("line " + number + ": " + e.getMessage(), e);
            }
            rows.add(row);
        }
        if (rows.size() < ROWS_MIN) {
            throw new IOException(
                    "it has " + rows.size() + " rows, at least " + ROWS_MIN + " must be");
        }
        return rows;
    }

    private static String header(List<String> features) {
        return String.join(",", features) + "," + OUTPUT;
    }
}
