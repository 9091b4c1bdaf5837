package io.tickflow.model.onnx;

import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inputs of a role with the probabilities of the libraries that trained its members. Stored as CSV:
 * a header of the feature names and {@code p.MEMBER} for each member with known probabilities, then
 * a line a row. Floats are written so that they read back bit-identical, NaN as {@code NaN}; an
 * expected NaN means that the library has no answer for the row, and an empty cell that nobody
 * asked it.
 *
 * @param inputs row-major inputs
 * @param expected probabilities by name of the member, one a row each
 */
public record GoldenRows(float[] inputs, Map<String, float[]> expected) {

    /** File name of the golden rows of the direction. */
    public static final String FILE = "golden.csv";

    /** Smallest number of rows: the largest batch compared with single rows. */
    public static final int ROWS_MIN = OnnxMember.CHUNK_ROWS;

    /** Expected probability of a row that the library was not asked for. */
    public static final float UNKNOWN = Float.NEGATIVE_INFINITY;

    /** Largest number of rows. */
    public static final int ROWS_MAX = 100_000;

    private static final String OUTPUT = "p.";

    /** Name of the only output in format 1. */
    private static final String OUTPUT_1 = "probability";

    /** Copies the map, keeping its order. */
    public GoldenRows {
        expected = new LinkedHashMap<>(expected);
    }

    /** File name of the golden rows of a role. */
    public static String fileOf(Role role) {
        return switch (role) {
            case DIRECTION -> FILE;
            case META, REGIME -> "golden-" + role + ".csv";
        };
    }

    /** Number of rows, for {@code features} inputs each. */
    public int rows(int features) {
        return inputs.length / features;
    }

    /** Writes the rows of a role with {@code features}. */
    public void write(List<String> features, Path file) throws IOException {
        var header = new ArrayList<String>(features);
        expected.keySet().forEach(member -> header.add(OUTPUT + member));
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", header) + "\n");
            for (int row = 0; row < rows(features.size()); row++) {
                var cells = new ArrayList<String>(header.size());
                for (int i = 0; i < features.size(); i++) {
                    cells.add(Float.toString(inputs[row * features.size() + i]));
                }
                for (float[] probabilities : expected.values()) {
                    float probability = probabilities[row];
                    cells.add(probability == UNKNOWN ? "" : Float.toString(probability));
                }
                out.write(String.join(",", cells) + "\n");
            }
        }
    }

    /**
     * Parses the rows of {@code model}.
     *
     * @throws IOException if they have other features, an output of no member, an unreadable line,
     *     or fewer than {@link #ROWS_MIN} rows
     */
    static GoldenRows parse(RoleModel model, byte[] csv) throws IOException {
        try (var in =
                new BufferedReader(new StringReader(new String(csv, StandardCharsets.UTF_8)))) {
            String first = in.readLine();
            List<String> header = first == null ? List.of() : List.of(first.split(",", -1));
            List<String> outputs = outputs(model, header);
            List<float[]> rows = rows(header.size(), model.features().size(), in);
            int features = model.features().size();
            var inputs = new float[rows.size() * features];
            var expected = new LinkedHashMap<String, float[]>();
            outputs.forEach(output -> expected.put(output, new float[rows.size()]));
            for (int row = 0; row < rows.size(); row++) {
                System.arraycopy(rows.get(row), 0, inputs, row * features, features);
                int column = features;
                for (float[] probabilities : expected.values()) {
                    probabilities[row] = rows.get(row)[column++];
                }
            }
            return new GoldenRows(inputs, expected);
        }
    }

    private static List<String> outputs(RoleModel model, List<String> header) throws IOException {
        List<String> features = model.featureNames();
        if (header.size() <= features.size()
                || !header.subList(0, features.size()).equals(features)) {
            throw new IOException(
                    "its header is not the manifest's features and then p.MEMBER for members");
        }
        var outputs = new ArrayList<String>();
        for (String column : header.subList(features.size(), header.size())) {
            String member =
                    column.equals(OUTPUT_1)
                            ? model.members().get(0).name()
                            : column.substring(column.startsWith(OUTPUT) ? OUTPUT.length() : 0);
            boolean known = model.members().stream().anyMatch(other -> other.name().equals(member));
            if (!known || outputs.contains(member)) {
                throw new IOException(
                        "its column '" + column + "' is of no member, or a repetition");
            }
            outputs.add(member);
        }
        return outputs;
    }

    private static List<float[]> rows(int columns, int features, BufferedReader in)
            throws IOException {
        var rows = new ArrayList<float[]>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int number = rows.size() + 2;
            String[] cells = line.split(",", -1);
            if (cells.length != columns) {
                throw new IOException(
                        "line " + number + " has " + cells.length + " columns, not " + columns);
            }
            if (rows.size() == ROWS_MAX) {
                throw new IOException("it has more than " + ROWS_MAX + " rows");
            }
            var row = new float[columns];
            try {
                for (int i = 0; i < columns; i++) {
                    boolean isUnknown = i >= features && cells[i].isEmpty();
                    row[i] = isUnknown ? UNKNOWN : Float.parseFloat(cells[i]);
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
}
