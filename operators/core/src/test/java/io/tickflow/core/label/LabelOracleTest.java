package io.tickflow.core.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels against naive implementations of their definitions, on random sessions. */
class LabelOracleTest {

    private static final int TICKS = 4_000;
    private static final long HOUR = 3_600_000;

    /** Tick of the oracle; mids and spreads are whole numbers, so that sums are exact. */
    private record Quote(long millis, double mid, double spread, int session) {}

    @Test
    void shouldEqualNaiveSmoothedMid() {
        compare("sm_N5", (all, row) -> smoothed(all, row, 5));
        compare("sm_N1", (all, row) -> smoothed(all, row, 1));
        compare("sm_N60", (all, row) -> smoothed(all, row, 60));
    }

    @Test
    void shouldEqualNaiveReturn() {
        compare("ret_1s", (all, row) -> returned(all, row, 1_000));
        compare("ret_60s", (all, row) -> returned(all, row, 60_000));
        compare("ret_1m", (all, row) -> returned(all, row, 60_000));
    }

    @Test
    void shouldEqualNaiveVolatilityRise() {
        compare("rv_60s", (all, row) -> volatility(all, row, 60_000));
        compare("rv60", (all, row) -> volatility(all, row, 60_000));
        compare("rv_120s", (all, row) -> volatility(all, row, 120_000));
    }

    @Test
    void shouldEqualNaiveTripleBarrier() {
        compare("tb_1_120s", (all, row) -> barrier(all, row, 1, 120_000));
        compare("tb_0.5_10s", (all, row) -> barrier(all, row, 0.5, 10_000));
    }

    private interface Oracle {
        byte label(List<Quote> all, int row);
    }

    private static void compare(String name, Oracle oracle) {
        for (long seed = 1; seed <= 3; seed++) {
            List<Quote> quotes = quotes(seed);
            byte[] labels = Labels.parse(name).of(series(quotes));
            var seen = LabelCounts.NONE;
            for (int row = 0; row < labels.length; row++) {
                assertThat(labels[row])
                        .as("%s seed %d row %d", name, seed, row)
                        .isEqualTo(oracle.label(quotes, row));
                seen = seen.with(labels[row]);
            }
            assertThat(seen.up()).as(name).isPositive();
            assertThat(seen.down()).as(name).isPositive();
            assertThat(seen.cut()).as(name).isPositive();
        }
    }

    private static byte smoothed(List<Quote> all, int row, int ahead) {
        List<Quote> next =
                IntStream.rangeClosed(row + 1, row + ahead)
                        .filter(i -> i < all.size())
                        .mapToObj(all::get)
                        .filter(quote -> quote.session() == all.get(row).session())
                        .toList();
        if (next.size() < ahead) {
            return Label.CUT;
        }
        double mean = next.stream().mapToDouble(Quote::mid).sum() - ahead * all.get(row).mid();
        return sign(mean);
    }

    private static byte returned(List<Quote> all, int row, long millis) {
        Quote now = all.get(row);
        if (!lasts(all, row, millis)) {
            return Label.CUT;
        }
        return sign(midAt(all, row, now.millis() + millis) - now.mid());
    }

    private static byte volatility(List<Quote> all, int row, long millis) {
        Quote now = all.get(row);
        long bar = millis / 6;
        if (row == 0
                || all.get(row - 1).session() != now.session()
                || all.get(row - 1).millis() / bar == now.millis() / bar) {
            return Label.NOT_DUE;
        }
        boolean isYoung =
                all.subList(0, row + 1).stream()
                        .noneMatch(
                                quote ->
                                        quote.session() == now.session()
                                                && quote.millis() <= now.millis() - millis);
        if (isYoung || !lasts(all, row, millis)) {
            return Label.CUT;
        }
        double past = 0;
        double next = 0;
        for (int i = 1; i <= 12; i++) {
            long step = millis / 12;
            double change =
                    pastMid(all, row, now.millis() - (i - 1) * step)
                            - pastMid(all, row, now.millis() - i * step);
            past += change * change;
            change =
                    midAt(all, row, now.millis() + i * step)
                            - (i == 1 ? now.mid() : midAt(all, row, now.millis() + (i - 1) * step));
            next += change * change;
        }
        return sign(next - past);
    }

    private static byte barrier(List<Quote> all, int row, double spreads, long millis) {
        Quote now = all.get(row);
        if (!lasts(all, row, millis)) {
            return Label.CUT;
        }
        for (Quote later : all.subList(row + 1, all.size())) {
            if (later.session() == now.session() && later.millis() <= now.millis() + millis) {
                if (later.mid() >= now.mid() + spreads * now.spread()) {
                    return Label.UP;
                }
                if (later.mid() <= now.mid() - spreads * now.spread()) {
                    return Label.DOWN;
                }
            }
        }
        return sign(midAt(all, row, now.millis() + millis) - now.mid());
    }

    private static boolean lasts(List<Quote> all, int row, long millis) {
        Quote now = all.get(row);
        return all.subList(row, all.size()).stream()
                .anyMatch(
                        quote ->
                                quote.session() == now.session()
                                        && quote.millis() >= now.millis() + millis);
    }

    /** Mid of the last tick from {@code row} on, in its session, not after {@code millis}. */
    private static double midAt(List<Quote> all, int row, long millis) {
        double mid = all.get(row).mid();
        for (Quote quote : all.subList(row, all.size())) {
            if (quote.session() == all.get(row).session() && quote.millis() <= millis) {
                mid = quote.mid();
            }
        }
        return mid;
    }

    private static double pastMid(List<Quote> all, int row, long millis) {
        double mid = Double.NaN;
        for (Quote quote : all.subList(0, row + 1)) {
            if (quote.session() == all.get(row).session() && quote.millis() <= millis) {
                mid = quote.mid();
            }
        }
        return mid;
    }

    private static byte sign(double change) {
        if (change == 0) {
            return Label.TIE;
        }
        return change > 0 ? Label.UP : Label.DOWN;
    }

    private static QuoteSeries series(List<Quote> quotes) {
        var series = new QuoteSeries("TEST");
        for (int i = 0; i < quotes.size(); i++) {
            Quote quote = quotes.get(i);
            boolean starts = i == 0 || quotes.get(i - 1).session() != quote.session();
            series.add(quote.millis(), quote.mid(), quote.spread(), starts);
        }
        return series;
    }

    /** Sessions cut by an hour of silence, by a step back in time, and by a new price level. */
    private static List<Quote> quotes(long seed) {
        var random = new SplittableRandom(seed);
        var quotes = new ArrayList<Quote>();
        long millis = 1_400_000_000_000L;
        double mid = 1_000;
        int session = 0;
        for (int i = 0; i < TICKS; i++) {
            int event = random.nextInt(1_000);
            if (event == 0) {
                millis += HOUR + random.nextInt(3);
                session++;
            } else if (event == 1) {
                millis -= 5_000;
                session++;
            } else if (event == 2) {
                mid *= 2;
                session++;
            } else {
                millis += random.nextInt(4) == 0 ? 0 : random.nextInt(2_000);
            }
            mid += random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0;
            quotes.add(new Quote(millis, mid, 1 + random.nextInt(3), session));
        }
        return quotes;
    }
}
