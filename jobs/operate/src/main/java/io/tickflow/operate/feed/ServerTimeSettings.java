package io.tickflow.operate.feed;

import io.tickflow.core.feed.ServerTimeVerdict;
import io.tickflow.settings.FeedOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derives server-time settings from the surveys of symbols. Pure functions. */
final class ServerTimeSettings {

    private ServerTimeSettings() {}

    /**
     * Derives the rule of most symbols as the usual one, and exceptions for symbols that it does
     * not explain; inconclusive symbols have none.
     */
    static Map<String, String> of(List<SymbolReport> symbols) {
        Map<String, String> settings = new LinkedHashMap<>();
        String usual = usual(symbols);
        if (usual.isEmpty()) {
            return settings;
        }
        settings.put(FeedOptions.SERVER_TIME.key(), usual);
        for (SymbolReport symbol : symbols) {
            String rule = symbol.serverTime().rule();
            if (rule != null && !explains(usual, symbol.serverTime())) {
                settings.put(FeedOptions.SERVER_TIMES.key(symbol.symbol()), rule);
            }
        }
        return settings;
    }

    /**
     * Finds the usual rule, empty if all symbols are inconclusive; among equals that of the first
     * symbol.
     */
    private static String usual(List<SymbolReport> symbols) {
        String usual = "";
        long most = 0;
        for (SymbolReport symbol : symbols) {
            String rule = symbol.serverTime().rule();
            if (rule != null) {
                long explained =
                        symbols.stream()
                                .filter(other -> explains(rule, other.serverTime()))
                                .count();
                if (explained > most) {
                    usual = rule;
                    most = explained;
                }
            }
        }
        return usual;
    }

    private static boolean explains(String rule, ServerTimeVerdict verdict) {
        return rule.equals(verdict.rule()) || verdict.alternatives().contains(rule);
    }
}
