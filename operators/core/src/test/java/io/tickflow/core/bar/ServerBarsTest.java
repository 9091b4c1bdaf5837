package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bars of the New York close against the bars of a MetaTrader server, whose clock is New York's
 * plus seven hours. The oracle stamps each tick with that clock and groups by the stamp alone.
 */
class ServerBarsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant START = Instant.parse("2023-12-31T22:00:00Z");
    private static final Instant END = Instant.parse("2025-01-01T22:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "H4, true", "D1, true", "W1, true", "MN1, true", "H12, true", "H2, true",
        "H4, false", "D1, false", "W1, false", "MN1, false", "H1, true", "M15, true"
    })
    void shouldEqualBarsOfServerOverYear(String name, boolean closesAtWeekend) {
        long seed = 20_240_310;
        BarSpec spec = BarSpec.parse(name);
        var rules =
                new BarRules(
                        BarPrice.BID,
                        BarSession.parse("new-york-close"),
                        BarRules.STANDARD.sessions());
        BarBuilder builder = rules.builder(spec);
        builder.follow(rules.session());
        var bars = new ArrayList<String>();
        Map<LocalDateTime, double[]> expected = new LinkedHashMap<>();
        var random = new Random(seed);
        double price = 1.1;
        for (Instant at = START; at.isBefore(END); at = at.plusSeconds(random.nextInt(1_800))) {
            LocalDateTime stamp = stamp(at);
            if (closesAtWeekend && isWeekend(stamp)) {
                continue;
            }
            price += random.nextInt(21) / 1e5 - 10 / 1e5;
            if (builder.add(at.toEpochMilli(), price)) {
                bars.add(text(builder.closed()));
            }
            addTo(expected, stampOfBar(stamp, name), at.toEpochMilli(), price);
        }
        bars.add(text(builder.forming()));

        assertThat(bars).as("seed %d", seed).isEqualTo(texts(expected));
    }

    private static LocalDateTime stamp(Instant at) {
        return LocalDateTime.ofInstant(at, NEW_YORK).plusHours(7);
    }

    private static boolean isWeekend(LocalDateTime stamp) {
        return stamp.getDayOfWeek() == DayOfWeek.SATURDAY
                || stamp.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static LocalDateTime stampOfBar(LocalDateTime stamp, String name) {
        LocalDateTime midnight = stamp.truncatedTo(ChronoUnit.DAYS);
        return switch (name) {
            case "M15" ->
                    stamp.truncatedTo(ChronoUnit.HOURS).plusMinutes(stamp.getMinute() / 15 * 15L);
            case "H1" -> stamp.truncatedTo(ChronoUnit.HOURS);
            case "H2" -> midnight.plusHours(stamp.getHour() / 2 * 2L);
            case "H4" -> midnight.plusHours(stamp.getHour() / 4 * 4L);
            case "H12" -> midnight.plusHours(stamp.getHour() / 12 * 12L);
            case "D1" -> midnight;
            case "W1" -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "MN1" -> midnight.withDayOfMonth(1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void addTo(
            Map<LocalDateTime, double[]> bars, LocalDateTime stamp, long millis, double price) {
        double[] bar =
                bars.computeIfAbsent(
                        stamp, key -> new double[] {price, price, price, price, 0, millis});
        bar[1] = Math.max(bar[1], price);
        bar[2] = Math.min(bar[2], price);
        bar[3] = price;
        bar[4]++;
    }

    private static List<String> texts(Map<LocalDateTime, double[]> bars) {
        return bars.entrySet().stream()
                .map(bar -> text(bar.getKey(), bar.getValue(), (int) bar.getValue()[4]))
                .toList();
    }

    private static String text(Bar bar) {
        LocalDateTime stamp =
                LocalDateTime.ofEpochSecond(
                        BarSession.parse("new-york-close").shownMillis(bar.startMillis()) / 1_000,
                        0,
                        ZoneOffset.UTC);
        return text(
                stamp, new double[] {bar.open(), bar.high(), bar.low(), bar.close()}, bar.ticks());
    }

    private static String text(LocalDateTime stamp, double[] bar, int ticks) {
        return "%s %s %s %s %s %d".formatted(stamp, bar[0], bar[1], bar[2], bar[3], ticks);
    }
}
