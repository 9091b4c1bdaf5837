package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.sandbox.stack.clickhouse.SqlLexer.Kind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of a SELECT one that writes its rows into a file. The engine holds any other answer in
 * memory as a whole, which a frame of millions of vectors does not fit.
 */
final class FileStatement {

    /** Formats that can only be read from their end, so that nobody waits for their first rows. */
    private static final Set<String> FORMATS = Set.of("Parquet", "ORC", "Arrow");

    private FileStatement() {}

    /**
     * Gives the statement; empty if it is no SELECT, names a format or a file itself, or if rows of
     * {@code format} are no file.
     *
     * @param sql a statement's bytes widened to chars
     * @param file that does not exist yet
     */
    static Optional<String> of(String sql, String format, Path file) {
        if (!FORMATS.contains(format) || !OutputFormat.of(sql, "").isEmpty()) {
            return Optional.empty();
        }
        var lexer = new SqlLexer(sql);
        Kind first = lexer.next();
        boolean select = lexer.is("SELECT") || lexer.is("WITH") || first == Kind.OPEN;
        int end = 0;
        while (lexer.kind() != Kind.END && !lexer.token().equals(";")) {
            select = select && !lexer.is("OUTFILE");
            end = lexer.end();
            lexer.next();
        }
        return select
                ? Optional.of(
                        sql.substring(0, end) + "\nINTO OUTFILE '" + file + "' FORMAT " + format)
                : Optional.empty();
    }
}
