package io.tickflow.cli.health;

import java.util.Locale;

/** Text of a feed as a terminal may show it. Pure functions. */
final class Printable {

    private Printable() {}

    /** Replaces control characters, among them NUL and line breaks, by their escapes. */
    static String of(String text) {
        var printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }
}
