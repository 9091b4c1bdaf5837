package io.tickflow.cli.health;

import io.tickflow.operate.feed.FeedReport;
import java.util.List;
import java.util.Locale;

/** Formats the settings that follow from a feed as YAML. Pure functions. */
final class FeedSettings {

    private static final int SETTINGS_SHOWN = 50;
    private static final int NAMES_SHOWN = 10;

    private FeedSettings() {}

    /**
     * Formats lines without indentation, so that they can be appended to the file.
     *
     * @param all false to bound the number of lines and names
     */
    static String of(FeedReport report, boolean all) {
        var text = new StringBuilder("\nTo append to flink-conf/tickflow.yaml:\n\n");
        int shown = all ? Integer.MAX_VALUE : SETTINGS_SHOWN;
        report.settings().entrySet().stream()
                .limit(shown)
                .forEach(
                        entry ->
                                text.append(key(entry.getKey()))
                                        .append(": ")
                                        .append(value(entry.getValue()))
                                        .append('\n'));
        if (report.settings().size() > shown) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "# %,d more: --verbose shows them%n",
                            report.settings().size() - shown));
        }
        List<String> untold =
                report.symbols().stream()
                        .filter(symbol -> symbol.serverTime().rule() == null)
                        .map(symbol -> Printable.of(symbol.symbol()))
                        .toList();
        if (!untold.isEmpty()) {
            text.append("# cannot tell for ").append(names(untold, all));
            text.append(": ask the broker,\n");
            text.append("# or give a weekend of ticks, or a live topic, to doctor feed\n");
        }
        return text.toString();
    }

    private static String names(List<String> names, boolean all) {
        if (all || names.size() <= NAMES_SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, NAMES_SHOWN))
                + " and "
                + (names.size() - NAMES_SHOWN)
                + " others";
    }

    /** Quotes keys with characters that are special in YAML. */
    private static String key(String key) {
        return key.matches("[A-Za-z0-9._+-]+")
                ? key
                : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Quotes offsets, as YAML reads +03:00 as a number. */
    private static String value(String rule) {
        return Character.isLetter(rule.charAt(0)) ? rule : '"' + rule + '"';
    }
}
