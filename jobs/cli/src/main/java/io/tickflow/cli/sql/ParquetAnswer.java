package io.tickflow.cli.sql;

import io.tickflow.cli.console.OutputDraft;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parquet file of an answer, which appears once it is complete. */
final class ParquetAnswer {

    private ParquetAnswer() {}

    /**
     * Writes all rows to {@code target}, replacing it.
     *
     * @return size in bytes
     * @throws QueryException as {@link SqlConsole#query}; {@code target} is unchanged then
     * @throws IOException if the file cannot be written
     */
    static long write(SqlConsole history, BoundQuery query, Path target)
            throws QueryException, IOException {
        try (OutputDraft output = OutputDraft.of(target)) {
            try (OutputStream out = Files.newOutputStream(output.path())) {
                history.writeParquet(query.sql(), query.parameters(), out);
            }
            output.complete();
            return Files.size(target);
        }
    }
}
