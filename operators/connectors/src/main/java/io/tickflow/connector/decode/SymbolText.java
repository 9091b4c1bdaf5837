package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Symbol of a record, from its value or else from its key. Pure functions. */
final class SymbolText {

    private SymbolText() {}

    /** Symbol of the value, or else of the key; empty if there is none. */
    static String named(@Nullable String value, byte[] key) {
        String symbol = value == null ? "" : TickDecoder.strip(value);
        return symbol.isEmpty() ? ofKey(key) : symbol;
    }

    /** Symbol of a key; empty if it is not one. */
    static String readable(byte[] key) {
        String symbol = ofKey(key);
        return symbol.length() <= TickDecoder.SYMBOL_CHARS_MAX && isPrintable(symbol) ? symbol : "";
    }

    /**
     * Checks a symbol.
     *
     * @throws Undecodable if it is none, too long, or not printable
     */
    static void check(String symbol, TickFields fields) throws Undecodable {
        if (symbol.isEmpty()) {
            throw new Undecodable(
                    DeadLetterCode.MISSING_SYMBOL,
                    "no symbol in the value and none in the key" + fields.others());
        }
        if (symbol.length() > TickDecoder.SYMBOL_CHARS_MAX) {
            throw new Undecodable(
                    DeadLetterCode.SYMBOL_TOO_LONG,
                    "the symbol has more than " + TickDecoder.SYMBOL_CHARS_MAX + " characters");
        }
        if (!isPrintable(symbol)) {
            throw new Undecodable(
                    DeadLetterCode.BAD_SYMBOL,
                    "the symbol holds a control character or half a character");
        }
    }

    /** Text of a key, without the quotes of a JSON string. */
    private static String ofKey(byte[] key) {
        String text = TickDecoder.strip(new String(key, StandardCharsets.UTF_8));
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Rejects control characters, which could start another field after Symbol(55) of an order. */
    private static boolean isPrintable(String symbol) {
        return symbol.codePoints()
                .noneMatch(
                        codePoint ->
                                Character.isISOControl(codePoint)
                                        || codePoint == '\ufffd'
                                        || Character.getType(codePoint) == Character.SURROGATE);
    }
}
