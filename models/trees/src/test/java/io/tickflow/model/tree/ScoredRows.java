package io.tickflow.model.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows with a library's own scores, from a file of comma separated values.
 *
 * @param inputs row-major inputs
 * @param columns number of scores of a row
 * @param scores row-major scores
 */
record ScoredRows(float[] inputs, int columns, double[] scores) {

    static ScoredRows read(Path file, int features) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int columns = lines.get(0).split(",", -1).length;
        int rows = lines.size() - 1;
        var inputs = new float[rows * features];
        var expected = new double[rows * (columns - features)];
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int i = 0; i < columns; i++) {
                if (i < features) {
                    inputs[row * features + i] = parse(cells[i]);
                } else {
                    expected[row * (columns - features) + i - features] =
                            Double.parseDouble(cells[i]);
                }
            }
        }
        return new ScoredRows(inputs, columns - features, expected);
    }

    /** Returns the last {@code outputs} scores of each row: of two classes the positive one. */
    double[] expected(int outputs) {
        int rows = scores.length / columns;
        var expected = new double[rows * outputs];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    scores, (row + 1) * columns - outputs, expected, row * outputs, outputs);
        }
        return expected;
    }

    private static float parse(String cell) {
        return switch (cell) {
            case "nan" -> Float.NaN;
            case "inf" -> Float.POSITIVE_INFINITY;
            case "-inf" -> Float.NEGATIVE_INFINITY;
            default -> Float.parseFloat(cell);
        };
    }
}
