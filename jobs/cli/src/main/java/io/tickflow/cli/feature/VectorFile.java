package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of feature vectors, a row each, that appears as a whole or not at all.
 *
 * <pre>{@code
 * try (VectorFile file = VectorFile.create(Path.of("eurusd.parquet"), featureNames)) {
 *     for (FeatureVector vector : vectors) {
 *         file.write(vector);
 *     }
 *     file.complete();
 * }
 * }</pre>
 *
 * <p>Rows go to a draft beside the target, named like it with {@code .draft} at the end. {@link
 * #complete} moves it into place, over a file that may be there; {@link #close} without it removes
 * the draft, so that an exception anywhere in the block leaves the folder as it was. The draft of a
 * process that was killed is overwritten by the next run.
 *
 * <p>Columns: decision_id, symbol, event_time, ordinal, ready, quality, bid, ask, typical_spread,
 * feature_hash, then one for each feature; see {@link FeatureVector} for units. The ending decides
 * on the format:
 *
 * <ul>
 *   <li>{@code .parquet}: no column has nulls, event_time is a timestamp in UTC milliseconds,
 *       prices are doubles, features are floats and may be NaN; compressed with Zstandard.
 *   <li>{@code .csv} and {@code .csv.gz}: UTF-8, comma, quotes where RFC 4180 wants them, lines end
 *       with LF. event_time is ISO 8601 with milliseconds and Z, numbers have the digits that bring
 *       back the same bits, NaN is an empty field.
 * </ul>
 *
 * <p>For one thread.
 */
public interface VectorFile extends AutoCloseable {

    /**
     * Starts a file.
     *
     * @param file ends with .parquet, .csv or .csv.gz; its folder exists
     * @param featureNames in the order of {@link FeatureVector#values()}
     * @throws IllegalArgumentException if the ending is another one, {@code file} is a folder, or a
     *     name is blank, occurs twice or is that of another column
     * @throws IOException if the draft cannot be written
     */
    static VectorFile create(Path file, List<String> featureNames) throws IOException {
        VectorFormat format = VectorFormat.of(file);
        List<String> columns = VectorColumns.with(featureNames);
        return DraftedFile.start(file, featureNames.size(), draft -> format.open(draft, columns));
    }

    /**
     * Appends a row.
     *
     * @throws IllegalArgumentException if {@code vector} has more or fewer values than there are
     *     names
     * @throws IllegalStateException after {@link #complete}, {@link #close} or a failure
     * @throws IOException if the draft cannot be written; the file cannot be completed then
     */
    void write(FeatureVector vector) throws IOException;

    /**
     * Moves the rows written so far into place; nothing can be written afterwards.
     *
     * @throws IllegalStateException if it was called before, or after {@link #close} or a failure
     * @throws IOException if that fails; the target is what it was before then
     */
    void complete() throws IOException;

    /** Removes what was written unless it is complete. Calling it again does nothing. */
    @Override
    void close() throws IOException;
}
