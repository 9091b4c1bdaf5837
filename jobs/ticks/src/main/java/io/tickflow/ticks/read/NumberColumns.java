package io.tickflow.ticks.read;

import io.tickflow.ticks.parquet.ParquetNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Columns of numbers in Parquet files that hold something else than ticks. */
public final class NumberColumns {

    private NumberColumns() {}

    /**
     * Reads the columns of numbers, NaN where there is no value; other columns are left out.
     *
     * @throws io.tickflow.ticks.content.ContentException if the file is cut, or has more than
     *     {@code rowsMax} rows
     */
    public static Map<String, float[]> read(Path parquet, int rowsMax) throws IOException {
        return ParquetNumbers.read(parquet, rowsMax);
    }
}
