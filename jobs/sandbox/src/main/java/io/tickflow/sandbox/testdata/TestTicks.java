package io.tickflow.sandbox.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Ticks of four symbols as MetaTrader 5 would export them, generated: a Thursday, a Friday and the
 * Monday after, on a server whose midnight is 17:00 in New York, over the weekend on which New York
 * changes its clocks. They have the rhythm of the sessions, bursts, gaps, crossed and locked
 * quotes, repetitions and times that run backwards. The text is the same for a seed on every
 * machine; how it is compressed depends on the zlib of the machine.
 */
public final class TestTicks {

    /** Seed of the files in {@code testdata/ticks}. */
    public static final long SEED = 20_240_307L;

    private static final String FROM = "2024-03-07T00:00:05";
    private static final String UNTIL = "2024-03-11T23:59:00";
    private static final String FILE_NAME = "%s_20240307-20240311.mt5.csv.gz";
    private static final double UNCHANGED_SHARE = 0.01;
    private static final double REPEATED_SHARE = 0.002;
    private static final double BACKWARDS_SHARE = 0.0008;

    private TestTicks() {}

    /** Text of every file by its name, which ends in {@code .gz}. */
    public static Map<String, byte[]> generate(long seed) {
        var files = new TreeMap<String, byte[]>();
        for (SymbolSpec symbol : symbols()) {
            long symbolSeed = 1_000_003L * seed + symbol.name().hashCode();
            files.put(FILE_NAME.formatted(symbol.name()), text(symbol, new Dice(symbolSeed)));
        }
        return files;
    }

    /** {@code text} as a gzip file. */
    public static byte[] compress(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<SymbolSpec> symbols() {
        TradingCalendar forex =
                TradingCalendar.open().closedBetween("2024-03-08T23:58:30", "2024-03-11T00:04:10");
        TradingCalendar outage = forex.closedBetween("2024-03-11T13:10:20", "2024-03-11T14:25:00");
        TradingCalendar metal =
                TradingCalendar.open()
                        .closedBetween("2024-03-07T00:00:00", "2024-03-07T01:01:00")
                        .closedBetween("2024-03-07T23:58:00", "2024-03-08T01:01:00")
                        .closedBetween("2024-03-08T23:55:00", "2024-03-11T01:01:00")
                        .closedBetween("2024-03-11T23:58:00", "2024-03-12T01:01:00");
        return List.of(
                new SymbolSpec("EURUSD", 5, 108_990, 12, 36_000, 0.11, 0.001, 0.002, forex),
                new SymbolSpec("GBPUSD.a", 5, 127_340, 16, 32_000, 0.13, 0.03, 0.04, forex),
                new SymbolSpec("USDJPYm", 3, 149_260, 14, 32_000, 0.09, 0.001, 0.003, outage),
                new SymbolSpec("XAUUSD", 2, 214_850, 28, 34_000, 0.16, 0.002, 0.001, metal));
    }

    private static byte[] text(SymbolSpec symbol, Dice dice) {
        var text = new StringBuilder();
        var clock = new TickClock(symbol, TradingCalendar.millis(FROM), dice);
        var quotes = new QuoteEngine(symbol, dice);
        long until = TradingCalendar.millis(UNTIL);
        try {
            var out = new ExportWriter(text, symbol.digits());
            for (long millis = clock.next(); millis < until; millis = clock.next()) {
                long bid = quotes.bidPoints();
                long ask = quotes.askPoints();
                // A feed seldom sends a quote that says nothing new.
                if (out.isChange(bid, ask) || dice.chance(UNCHANGED_SHARE)) {
                    boolean backwards = dice.chance(BACKWARDS_SHARE);
                    out.write(backwards ? millis - dice.between(5, 2_000) : millis, bid, ask);
                }
                if (dice.chance(REPEATED_SHARE)) {
                    out.repeat();
                }
                quotes.next(clock.inBurst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return text.toString().getBytes(US_ASCII);
    }
}
