package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.sandbox.stack.clickhouse.SqlLexer.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * An INSERT that brings its rows along, taken apart. The engine wants the two parts apart, because
 * it cuts inline data at the first empty line.
 *
 * @param statement the INSERT without format and data
 * @param format of the data
 * @param dataStart position of the first byte of the data
 */
record InsertStatement(String statement, String format, int dataStart) {

    private static final String VALUES = "Values";

    private static final Set<String> ROWS_FROM_ELSEWHERE =
            Set.of("SELECT", "WITH", "FROM", "WATCH");

    /**
     * Takes {@code sql} apart. Empty if it is no INSERT, or one that computes or fetches its rows
     * (SELECT, FROM INFILE, WATCH).
     *
     * @param sql a statement's bytes widened to chars; everything up to the data must be there
     */
    static Optional<InsertStatement> parse(String sql) {
        var lexer = new SqlLexer(sql);
        lexer.next();
        int statementStart = lexer.start();
        if (!lexer.is("INSERT")) {
            return Optional.empty();
        }
        skipTarget(lexer);
        return lexer.kind() == Kind.END ? Optional.empty() : source(sql, statementStart, lexer);
    }

    /** Steps on the first token after the table's name or the table function's arguments. */
    private static void skipTarget(SqlLexer lexer) {
        lexer.next();
        if (lexer.is("INTO")) {
            lexer.next();
        }
        if (lexer.is("TABLE")) {
            lexer.next();
        }
        if (lexer.is("FUNCTION")) {
            lexer.next();
        }
        lexer.next();
        while (lexer.kind() == Kind.OTHER && lexer.token().equals(".")) {
            lexer.next();
            lexer.next();
        }
    }

    /** Looks for the word that says where the rows come from; words in parentheses do not count. */
    private static Optional<InsertStatement> source(
            String sql, int statementStart, SqlLexer lexer) {
        int depth = 0;
        for (; lexer.kind() != Kind.END; lexer.next()) {
            if (lexer.kind() == Kind.OPEN) {
                depth++;
            } else if (lexer.kind() == Kind.CLOSE) {
                depth--;
            } else if (depth == 0 && lexer.is("VALUES")) {
                String statement = sql.substring(statementStart, lexer.start());
                return Optional.of(new InsertStatement(statement, VALUES, lexer.end()));
            } else if (depth == 0 && lexer.is("FORMAT")) {
                String statement = sql.substring(statementStart, lexer.start());
                lexer.next();
                int data = afterLineEnd(sql, lexer.end());
                return Optional.of(new InsertStatement(statement, lexer.token(), data));
            } else if (depth == 0 && ROWS_FROM_ELSEWHERE.stream().anyMatch(lexer::is)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Data begins after the blanks that follow the format's name and one line end. */
    private static int afterLineEnd(String sql, int from) {
        int at = from;
        while (at < sql.length() && (sql.charAt(at) == ' ' || sql.charAt(at) == '\t')) {
            at++;
        }
        if (at < sql.length() && sql.charAt(at) == '\r') {
            at++;
        }
        if (at < sql.length() && sql.charAt(at) == '\n') {
            at++;
        }
        return at;
    }
}
