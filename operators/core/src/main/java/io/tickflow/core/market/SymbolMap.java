package io.tickflow.core.market;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values by symbol, each under a name or a pattern with {@code *} for any characters. A name comes
 * before a pattern, a longer pattern before a shorter one. Immutable and thread-safe; meant for one
 * call a symbol.
 *
 * @param byPattern values by name or pattern
 */
public record SymbolMap<V extends Serializable>(Map<String, V> byPattern) implements Serializable {

    private static final Comparator<String> MOST_SPECIFIC_FIRST =
            Comparator.comparing((String pattern) -> pattern.indexOf('*') >= 0)
                    .thenComparing(Comparator.comparingInt(String::length).reversed())
                    .thenComparing(Comparator.naturalOrder());

    /** Sorts and copies the map. */
    public SymbolMap {
        var sorted = new TreeMap<String, V>(MOST_SPECIFIC_FIRST);
        sorted.putAll(byPattern);
        byPattern = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    /** Map without entries. */
    public static <V extends Serializable> SymbolMap<V> empty() {
        return new SymbolMap<>(Map.of());
    }

    /** Value of {@code symbol}, or {@code usual} if no pattern fits. */
    public V of(String symbol, V usual) {
        for (Map.Entry<String, V> entry : byPattern.entrySet()) {
            if (fits(entry.getKey(), symbol)) {
                return entry.getValue();
            }
        }
        return usual;
    }

    /** Returns true if there is no entry. */
    public boolean isEmpty() {
        return byPattern.isEmpty();
    }

    /** Matches without backtracking over more than the last star. */
    private static boolean fits(String pattern, String symbol) {
        int p = 0;
        int s = 0;
        int star = -1;
        int resume = 0;
        while (s < symbol.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = s;
            } else if (p < pattern.length() && pattern.charAt(p) == symbol.charAt(s)) {
                p++;
                s++;
            } else if (star >= 0) {
                p = star + 1;
                s = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return byPattern.toString();
    }
}
