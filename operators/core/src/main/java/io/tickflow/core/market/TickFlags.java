package io.tickflow.core.market;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parser of MqlTick flags as a number, in hexadecimal, or as words. Pure functions. */
public final class TickFlags {

    private static final Pattern WORD = Pattern.compile("(?:tick_flag_)?([a-z0-9_]+)");
    private static final int HEX = 16;
    private static final int HEX_DIGITS_MAX = 7;

    private TickFlags() {}

    /** Reads flag bits; 0, for unknown, if there are none or they cannot be read. */
    public static int of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        String flags = text.strip().toLowerCase(Locale.ROOT);
        if (flags.startsWith("0x")) {
            String digits = flags.substring(2);
            return digits.matches("[0-9a-f]{1," + HEX_DIGITS_MAX + "}")
                    ? Integer.parseInt(digits, HEX)
                    : 0;
        }
        return Character.isLetter(flags.charAt(0)) ? ofWords(flags) : ofNumber(flags);
    }

    private static int ofNumber(String flags) {
        try {
            double number = Double.parseDouble(flags);
            return number == (int) number ? (int) number : 0;
        } catch (NumberFormatException e) {
            return ofWords(flags);
        }
    }

    private static int ofWords(String flags) {
        int bits = 0;
        Matcher words = WORD.matcher(flags);
        while (words.find()) {
            bits |= bitOf(words.group(1));
        }
        return bits;
    }

    private static int bitOf(String word) {
        return switch (word) {
            case "bid", "2" -> 2;
            case "ask", "4" -> 4;
            case "last", "8" -> 8;
            case "volume", "16" -> 16;
            case "buy", "32" -> 32;
            case "sell", "64" -> 64;
            default -> 0;
        };
    }
}
