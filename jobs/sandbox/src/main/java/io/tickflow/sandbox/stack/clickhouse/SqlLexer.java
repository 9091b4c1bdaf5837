package io.tickflow.sandbox.stack.clickhouse;

import java.util.Locale;

/**
 * Walks over the tokens of a ClickHouse statement; white space and comments are passed over. The
 * text may be cut anywhere or hold bytes that are no SQL: a token that does not end runs to the end
 * of the text. Works on bytes widened to chars, so positions are byte positions.
 */
final class SqlLexer {

    /** Kinds of tokens, as far as anyone here must tell them apart. */
    enum Kind {
        /** Keyword, bare identifier or number. */
        WORD,
        /** Identifier in backticks or double quotes, string, or heredoc. */
        QUOTED,
        OPEN,
        CLOSE,
        OTHER,
        END
    }

    private final String text;
    private Kind kind = Kind.OTHER;
    private int start;
    private int end;

    SqlLexer(String text) {
        this.text = text;
    }

    /** Goes to the next token and says what it is. */
    Kind next() {
        start = skipBlanksAndComments(end);
        if (start >= text.length()) {
            end = start;
            kind = Kind.END;
            return kind;
        }
        char first = text.charAt(start);
        if (first == '\'' || first == '"' || first == '`') {
            end = endOfQuoted(first);
            kind = Kind.QUOTED;
        } else if (first == '$' && endOfHeredoc() > 0) {
            end = endOfHeredoc();
            kind = Kind.QUOTED;
        } else if (isWordPart(first)) {
            end = start + 1;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            kind = Kind.WORD;
        } else {
            end = start + 1;
            kind = first == '(' ? Kind.OPEN : first == ')' ? Kind.CLOSE : Kind.OTHER;
        }
        return kind;
    }

    Kind kind() {
        return kind;
    }

    /** Position of the first byte of the token. */
    int start() {
        return start;
    }

    /** Position after the last byte of the token. */
    int end() {
        return end;
    }

    /** The token as it stands there. */
    String token() {
        return text.substring(start, end);
    }

    /** True if the token is this keyword, in any case. */
    boolean is(String keyword) {
        return kind == Kind.WORD && token().toUpperCase(Locale.ROOT).equals(keyword);
    }

    private int skipBlanksAndComments(int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)
                    || text.startsWith("#!", at)
                    || text.startsWith("# ", at)) {
                at = after("\n", at);
            } else if (text.startsWith("/*", at)) {
                at = after("*/", at + 2);
            } else {
                return at;
            }
        }
        return at;
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int endOfQuoted(char quote) {
        int at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return text.length();
    }

    /** End of {@code $tag$ ... $tag$}, or 0 if none starts here. */
    private int endOfHeredoc() {
        int tagEnd = start + 1;
        while (tagEnd < text.length()
                && text.charAt(tagEnd) != '$'
                && isWordPart(text.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            return 0;
        }
        return after(text.substring(start, tagEnd + 1), tagEnd + 1);
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }
}
