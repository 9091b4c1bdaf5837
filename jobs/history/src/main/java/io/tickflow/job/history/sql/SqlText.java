package io.tickflow.job.history.sql;

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

    private SqlText() {}

    /**
     * Returns true if text follows the end of a statement. A ';' in a comment or in quotes does not
     * end a statement.
     */
    static boolean hasSeveralStatements(String sql) {
        String bare =
                COMMENT_OR_QUOTED
                        .matcher(sql)
                        .replaceAll(
                                part -> COMMENT.matcher(part.group()).matches() ? " " : "quoted");
        return SECOND_STATEMENT.matcher(bare).find();
    }
}
