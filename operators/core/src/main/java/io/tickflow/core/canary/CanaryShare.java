package io.tickflow.core.canary;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Symbols of a canary: those of a list, or a share of all by a hash of their names. The hash is
 * CRC-32 of the name in UTF-8, so that a symbol is in or out at every start and on every machine.
 *
 * @param hundredths share in hundredths of a percent, 1 to 10,000; 0 for a list
 * @param symbols the list, as the feed names them; empty for a share
 */
public record CanaryShare(int hundredths, Set<String> symbols) implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    private static final int ALL = 10_000;
    private static final int DECIMALS = 2;

    /** Copies the symbols. */
    public CanaryShare {
        symbols = Set.copyOf(symbols);
    }

    /**
     * Parses a share such as {@code 10%} or {@code 0.5%}, or symbols with commas between them.
     *
     * @throws IllegalArgumentException with the problem, to follow the name of the setting
     */
    public static CanaryShare parse(String text) {
        String trimmed = text.strip();
        if (trimmed.endsWith("%")) {
            return new CanaryShare(hundredths(trimmed), Set.of());
        }
        Set<String> symbols =
                Arrays.stream(trimmed.split(","))
                        .map(String::strip)
                        .filter(symbol -> !symbol.isEmpty())
                        .collect(Collectors.toSet());
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no symbol and is no share such as 10%");
        }
        if (symbols.stream().anyMatch(symbol -> symbol.matches("[0-9.]+"))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is a number: a share has a percent sign, such as 10%");
        }
        return new CanaryShare(0, symbols);
    }

    private static int hundredths(String text) {
        try {
            int hundredths =
                    new BigDecimal(text.substring(0, text.length() - 1).strip())
                            .movePointRight(DECIMALS)
                            .intValueExact();
            if (hundredths >= 1 && hundredths <= ALL) {
                return hundredths;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Told below, like a share out of range.
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no share: it must be 0.01% to 100%, with two decimals at most");
    }

    /** Returns true if {@code symbol} is in the canary. */
    public boolean includes(String symbol) {
        if (hundredths == 0) {
            return symbols.contains(symbol);
        }
        var crc = new CRC32();
        crc.update(symbol.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % ALL < hundredths;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return hundredths == 0
                ? String.join(",", new TreeSet<>(symbols))
                : BigDecimal.valueOf(hundredths, DECIMALS).stripTrailingZeros().toPlainString()
                        + "%";
    }
}
