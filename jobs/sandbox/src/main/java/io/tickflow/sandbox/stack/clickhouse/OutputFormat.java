package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.sandbox.stack.clickhouse.SqlLexer.Kind;

/** Finds out in which format a query's result will be: drivers read it by that name. */
final class OutputFormat {

    private OutputFormat() {}

    /** The query's own FORMAT clause if it has one, otherwise {@code defaultFormat}. */
    static String of(String sql, String defaultFormat) {
        var lexer = new SqlLexer(sql);
        String beforeLast = "";
        String last = "";
        int depth = 0;
        while (lexer.next() != Kind.END) {
            if (lexer.kind() == Kind.OPEN) {
                depth++;
            } else if (lexer.kind() == Kind.CLOSE) {
                depth--;
            } else if (lexer.is("SETTINGS") && beforeLast.equalsIgnoreCase("FORMAT")) {
                break;
            } else if (lexer.kind() == Kind.OTHER && lexer.token().equals(";")) {
                break;
            }
            beforeLast = last;
            // A column may be called format too: only the last two words outside parentheses count.
            last = depth == 0 && lexer.kind() == Kind.WORD ? lexer.token() : "";
        }
        return beforeLast.equalsIgnoreCase("FORMAT") && !last.isEmpty() ? last : defaultFormat;
    }
}
