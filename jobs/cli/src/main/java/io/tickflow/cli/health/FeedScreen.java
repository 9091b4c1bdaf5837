package io.tickflow.cli.health;

import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.feed.Gaps;
import io.tickflow.core.feed.QuoteCounts;
import io.tickflow.core.feed.RepeatedHour;
import io.tickflow.core.feed.ServerTimeVerdict;
import io.tickflow.core.feed.Silence;
import io.tickflow.core.feed.TickRate;
import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.feed.FeedReport;
import io.tickflow.operate.feed.SymbolReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats the report on a feed as text. Pure functions. */
final class FeedScreen {

    private static final DateTimeFormatter SERVER_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String INDENT = " ".repeat(15);
    private static final int OVER_A_DAY_SHOWN = 3;

    /** More symbols are summed up. */
    private static final int DETAILED_MAX = 10;

    private static final double PERCENT = 100;

    private final StringBuilder screen = new StringBuilder();

    private FeedScreen() {}

    /** Formats the report, with details of the symbols if they are few. */
    static String of(FeedReport report) {
        return of(report, report.symbols().size() <= DETAILED_MAX);
    }

    /**
     * Formats the totals, a paragraph for each symbol, and the settings. Control characters are
     * shown escaped.
     *
     * @param detailed false to leave out the paragraphs
     */
    static String of(FeedReport report, boolean detailed) {
        var screen = new FeedScreen();
        screen.add("%s%n", Printable.of(report.source()));
        screen.screen.append(FeedSummary.of(report));
        if (detailed) {
            report.symbols().forEach(screen::symbol);
        } else {
            screen.add(
                    "%n%s; --verbose shows %s%n",
                    ProgressWords.count(report.symbols().size(), "symbol"),
                    report.symbols().size() == 1 ? "it" : "each");
        }
        screen.screen.append(FeedSettings.of(report, detailed));
        return screen.screen.toString();
    }

    private void symbol(SymbolReport symbol) {
        add("%n%s%n", Printable.of(symbol.symbol()));
        name(symbol);
        pace(symbol.pace(), symbol.quotes().rows());
        quotes(symbol.quotes());
        gaps(symbol.gaps());
        clock(symbol.repeatedHour());
        ServerTimeVerdict verdict = symbol.serverTime();
        item("server time", "%s", words(verdict));
        item("", "%s", verdict.evidence().replace("; ", "\n" + INDENT));
    }

    private void name(SymbolReport symbol) {
        if (symbol.name() == null) {
            item("name", "no pair of currencies in it");
        } else if (symbol.name().isDecorated()) {
            item(
                    "name",
                    "%s with the broker's%s%s",
                    symbol.name().base(),
                    part("prefix", symbol.name().prefix()),
                    part("suffix", symbol.name().suffix()));
        }
    }

    private static String part(String what, String text) {
        return text.isEmpty() ? "" : " " + what + " '" + text + "'";
    }

    private void pace(TickRate pace, long rows) {
        item(
                "time",
                "%s to %s by the server's clock",
                time(pace.firstServerLocalMillis()),
                time(pace.lastServerLocalMillis()));
        item(
                "ticks",
                "%,d, %.2f a second; %,d in the busiest one, %s",
                rows,
                pace.ticksPerSecondMean(),
                pace.busiestSecondTicks(),
                time(pace.busiestSecondServerLocalMillis()));
    }

    private void quotes(QuoteCounts quotes) {
        item(
                "quotes",
                "crossed %s, locked %s, a side missing %s, one side changed %s",
                share(quotes.crossed(), quotes.rows()),
                share(quotes.locked(), quotes.rows()),
                share(quotes.sideMissing(), quotes.rows()),
                share(quotes.oneSideChanged(), quotes.rows()));
        item(
                "order",
                "equal times %s, out of order %s, unreadable %,d",
                share(quotes.equalTimes(), quotes.rows()),
                share(quotes.outOfOrder(), quotes.rows()),
                quotes.malformed());
    }

    private void gaps(Gaps gaps) {
        Silence longest = gaps.longest();
        item(
                "gaps",
                "%s",
                longest == null
                        ? "none over 60 s"
                        : "%d over 60 s, %s in all; the longest %s from %s"
                                .formatted(
                                        gaps.count(),
                                        AgeFormat.text(gaps.totalMillis()),
                                        AgeFormat.text(longest.millis()),
                                        time(longest.startServerLocalMillis())));
        List<Silence> weekends = gaps.overADay();
        if (weekends.size() > OVER_A_DAY_SHOWN) {
            item("silent", "%d times over a day, the last ones:", weekends.size());
        }
        for (Silence silence :
                weekends.subList(
                        Math.max(0, weekends.size() - OVER_A_DAY_SHOWN), weekends.size())) {
            item(
                    "silent",
                    "%s to %s (%s)",
                    time(silence.startServerLocalMillis()),
                    time(silence.endServerLocalMillis()),
                    AgeFormat.text(silence.millis()));
        }
    }

    private void clock(@Nullable RepeatedHour hour) {
        if (hour != null) {
            item(
                    "clock",
                    "went back at %s to %s, as with %s in autumn:%n%sthe order of the ticks tells the repeated hour from the first",
                    time(hour.fromServerLocalMillis()),
                    time(hour.toServerLocalMillis()),
                    String.join(" or ", hour.rules()),
                    INDENT);
        }
    }

    private static String words(ServerTimeVerdict verdict) {
        return switch (verdict.confidence()) {
            case TOLD_APART -> verdict.rule() + ", no other candidate fits as well";
            case AMONG_EQUALS ->
                    verdict.rule()
                            + "; "
                            + String.join(", ", verdict.alternatives())
                            + " would do as well here, ticks of another season tell them apart";
            case CANNOT_TELL -> "cannot tell";
        };
    }

    private static String share(long count, long of) {
        return count == 0
                ? "0"
                : String.format(Locale.ROOT, "%,d (%.1f%%)", count, PERCENT * count / of);
    }

    private static String time(long serverLocalMillis) {
        return SERVER_TIME.format(Instant.ofEpochMilli(serverLocalMillis));
    }

    private void item(String name, String format, Object... values) {
        add("  %-11s  %s%n", name, String.format(Locale.ROOT, format, values));
    }

    private void add(String format, Object... values) {
        screen.append(String.format(Locale.ROOT, format, values));
    }
}
