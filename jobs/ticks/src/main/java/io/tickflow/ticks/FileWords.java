package io.tickflow.ticks;

import java.util.Locale;

/** Words of a file as a terminal may show them. Pure functions. */
public final class FileWords {

    private static final int BYTE_MAX = 0xff;

    private FileWords() {}

    /** Replaces control characters, among them NUL and line breaks, by escapes such as \x00. */
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** The same, with an ellipsis after {@code charsMax} characters. */
    public static String of(String text, int charsMax) {
        int length = Math.min(text.length(), charsMax);
        var words = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || !Character.isDefined(c)) {
                String format = c <= BYTE_MAX ? "\\x%02x" : "\\u%04x";
                words.append(String.format(Locale.ROOT, format, (int) c));
            } else {
                words.append(c);
            }
        }
        return length < text.length() ? words.append("...").toString() : words.toString();
    }
}
