package io.tickflow.cli.feature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Format of a vector file, by its ending. */
enum VectorFormat {
    PARQUET(".parquet"),
    CSV(".csv"),
    CSV_GZIPPED(".csv.gz");

    private final String ending;

    VectorFormat(String ending) {
        this.ending = ending;
    }

    /**
     * Format of {@code file}.
     *
     * @throws IllegalArgumentException if its extension is unknown
     */
    static VectorFormat of(Path file) {
        for (VectorFormat format : values()) {
            if (file.toString().endsWith(format.ending)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "%s: a file of feature vectors ends with .parquet, .csv or .csv.gz"
                        .formatted(file));
    }

    /** Starts rows in {@code file}, overwriting it. */
    VectorRows open(Path file, List<String> columns) throws IOException {
        return switch (this) {
            case PARQUET -> ParquetRows.open(file, columns);
            case CSV -> CsvRows.open(file, columns, false);
            case CSV_GZIPPED -> CsvRows.open(file, columns, true);
        };
    }
}
