package io.tickflow.job.history.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks the text of a query without a server. */
final class SqlText {

    /** Pattern of a comment, a quoted name, a string or a heredoc, closed or up to the end. */
    private static final Pattern COMMENT_OR_QUOTED =
            Pattern.compile(
                    "--[^\\n]*+|#[ !][^\\n]*+|/\\*.*?(?:\\*/|\\z)"
                            + "|'(?:[^'\\\\]|\\\\.)*+(?:'|\\z)"
                            + "|\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\z)"
                            + "|`(?:[^`\\\\]|\\\\.)*+(?:`|\\z)"
                            + "|\\$(\\w*)\\$.*?(?:\\$\\1\\$|\\z)",
                    Pattern.DOTALL);

    private static final Pattern COMMENT = Pattern.compile("(?:--|#|/\\*).*", Pattern.DOTALL);
    private static final Pattern SECOND_STATEMENT = Pattern.compile(";\\s*+[^;\\s]");
    private static final Pattern INTO_OUTFILE =
            Pattern.compile("\\bINTO\\s++OUTFILE\\b", Pattern.CASE_INSENSITIVE);

    /** Stands for each character of a quoted part. */
    private static final String QUOTED = "\"";

    private static final Pattern TOKEN = Pattern.compile("[\\w$]++|\"++|\\S");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*|\"+");

    /** Words and signs before a name: after one of these, FORMAT is the name of a column. */
    private static final Set<String> BEFORE_NAMES =
            Set.of(
                    "SELECT",
                    "DISTINCT",
                    "ALL",
                    "AS",
                    "BY",
                    "FROM",
                    "JOIN",
                    "ON",
                    "USING",
                    "WHERE",
                    "PREWHERE",
                    "HAVING",
                    "QUALIFY",
                    "AND",
                    "OR",
                    "NOT",
                    "IN",
                    "IS",
                    "LIKE",
                    "ILIKE",
                    "BETWEEN",
                    "CASE",
                    "WHEN",
                    "THEN",
                    "ELSE",
                    "WITH",
                    "DIV",
                    "MOD",
                    ",",
                    ".",
                    "=",
                    "<",
                    ">",
                    "+",
                    "-",
                    "/",
                    "%",
                    "|",
                    "?",
                    ":",
                    "(",
                    "[",
                    "{");

    /** Words that can follow a FORMAT clause. */
    private static final Set<String> AFTER_FORMAT = Set.of("SETTINGS", "INTO");

    private SqlText() {}

    /**
     * The one statement of {@code sql}, without a ';' and what follows it.
     *
     * @throws QueryException if there is none, if there are several, or if it says itself where its
     *     rows go and in which format
     */
    static String statement(String sql) throws QueryException {
        String masked = mask(sql);
        if (SECOND_STATEMENT.matcher(masked).find()) {
            throw QueryException.wrong(
                    "one statement at a time: there is more after the first ';'");
        }
        int end = masked.indexOf(';');
        String bare = end < 0 ? masked : masked.substring(0, end);
        if (bare.isBlank()) {
            throw QueryException.wrong(
                    sql.isBlank()
                            ? "there is no statement: the text is empty"
                            : "there is no statement: the text has comments or ';' only");
        }
        if (INTO_OUTFILE.matcher(bare).find()) {
            throw QueryException.wrong(
                    "INTO OUTFILE cannot be used here: leave it out, print with --csv or --json,"
                            + " and let the shell write the file (> FILE)");
        }
        String statement = end < 0 ? sql : sql.substring(0, end);
        refuseFormat(statement, bare);
        return statement;
    }

    /**
     * Masks {@code sql} at the same length: blanks for comments, and a sign that is nowhere else
     * for what is quoted.
     */
    private static String mask(String sql) {
        return COMMENT_OR_QUOTED.matcher(sql).replaceAll(SqlText::masked);
    }

    private static String masked(MatchResult part) {
        boolean comment = COMMENT.matcher(part.group()).matches();
        return (comment ? " " : QUOTED).repeat(part.group().length());
    }

    private static void refuseFormat(String statement, String bare) throws QueryException {
        List<MatchResult> tokens = TOKEN.matcher(bare).results().toList();
        int depth = 0;
        for (int i = 1; i < tokens.size() - 1; i++) {
            String token = tokens.get(i).group();
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0 && token.equalsIgnoreCase("FORMAT") && isClause(tokens, i)) {
                MatchResult name = tokens.get(i + 1);
                throw QueryException.wrong(format(statement.substring(name.start(), name.end())));
            }
        }
    }

    private static boolean isClause(List<MatchResult> tokens, int format) {
        String before = upper(tokens.get(format - 1));
        boolean ends =
                format + 2 == tokens.size() || AFTER_FORMAT.contains(upper(tokens.get(format + 2)));
        return ends
                && !BEFORE_NAMES.contains(before)
                && NAME.matcher(tokens.get(format + 1).group()).matches();
    }

    private static String upper(MatchResult token) {
        return token.group().toUpperCase(Locale.ROOT);
    }

    /** Message that refuses a FORMAT clause. */
    static String format(String name) {
        return "FORMAT "
                + name
                + " cannot be used here: leave it out. Rows are printed as a table,"
                + " with --csv as CSV, with --json as JSON";
    }
}
