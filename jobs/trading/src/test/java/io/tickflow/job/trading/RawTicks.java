package io.tickflow.job.trading;

import io.tickflow.connector.decode.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Seeded raw records of a few symbols: mostly good ticks, some of every kind of bad. */
final class RawTicks {

    private static final long START_MILLIS = 1_399_374_000_000L;
    private static final long APPENDED_MILLIS = 1_767_225_600_000L;

    private RawTicks() {}

    static List<RawRecord> of(long seed, int count, String... symbols) {
        var random = new SplittableRandom(seed);
        var mids = new double[symbols.length];
        Arrays.fill(mids, 1.38);
        long millis = START_MILLIS;
        var records = new ArrayList<RawRecord>(count);
        for (int offset = 0; offset < count; offset++) {
            int symbol = random.nextInt(symbols.length);
            millis += random.nextInt(400);
            mids[symbol] += 0.00001 * random.nextInt(-2, 3);
            records.add(
                    new RawRecord(
                            symbols[symbol].getBytes(StandardCharsets.UTF_8),
                            value(random, symbols[symbol], millis, mids[symbol])
                                    .getBytes(StandardCharsets.UTF_8),
                            "mt5.ticks",
                            symbol,
                            offset,
                            APPENDED_MILLIS));
        }
        return records;
    }

    /** Good ticks, appended as they happen, each symbol to its partition. */
    static List<RawRecord> inTime(long seed, int count, String... symbols) {
        var random = new SplittableRandom(seed);
        long millis = START_MILLIS;
        var records = new ArrayList<RawRecord>(count);
        for (int offset = 0; offset < count; offset++) {
            int symbol = random.nextInt(symbols.length);
            millis += 1 + random.nextInt(40);
            double mid = 1.38 + 0.00001 * random.nextInt(20);
            String value = json(symbols[symbol], millis, mid, mid + 0.00002);
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            records.add(new RawRecord(new byte[0], bytes, "mt5.ticks", symbol, offset, millis));
        }
        return records;
    }

    /**
     * The same records without regard to their symbols on so many partitions, appended up to 200 ms
     * late, and read at a pace that differs between partitions.
     */
    static List<RawRecord> spread(long seed, List<RawRecord> records, int partitions) {
        var random = new SplittableRandom(seed);
        var spread = new ArrayList<RawRecord>();
        for (RawRecord record : records) {
            spread.add(
                    new RawRecord(
                            record.key(),
                            record.value(),
                            record.topic(),
                            random.nextInt(partitions),
                            record.offset(),
                            record.appendTimeMillis() + random.nextInt(200)));
        }
        spread.sort(Comparator.comparingLong(RawRecord::appendTimeMillis));
        var ahead = new long[partitions];
        var readAt = new HashMap<RawRecord, Long>();
        for (RawRecord record : spread) {
            int partition = record.partition();
            if (random.nextInt(50) == 0) {
                ahead[partition] = random.nextInt(3_000);
            }
            readAt.put(record, record.appendTimeMillis() - ahead[partition]);
        }
        // A record cannot be read before the one that precedes it in its partition.
        var last = new long[partitions];
        for (RawRecord record : spread) {
            long at = Math.max(last[record.partition()], readAt.getOrDefault(record, 0L));
            last[record.partition()] = at;
            readAt.put(record, at);
        }
        spread.sort(Comparator.comparingLong(record -> readAt.getOrDefault(record, 0L)));
        return spread;
    }

    /** Watermarks up to which each partition has been read. */
    static final class ReadUpTo implements WatermarkGenerator<RawRecord> {
        private final long[] newestMillis;

        ReadUpTo(int partitions) {
            newestMillis = new long[partitions];
        }

        @Override
        public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
            newestMillis[record.partition()] = record.appendTimeMillis();
            output.emitWatermark(new Watermark(Arrays.stream(newestMillis).min().orElse(0) - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // Every event emits.
        }
    }

    /** A tick of {@code symbol}, two hours after the first ones. */
    static RawRecord twoHoursLater(String symbol) {
        return record(symbol, json(symbol, START_MILLIS + 7_200_000, 1.38, 1.3801), 0);
    }

    /** Ticks of {@code symbol} that are two hours ahead of their records. */
    static List<RawRecord> twoHoursAhead(String symbol, int count) {
        var records = new ArrayList<RawRecord>(count);
        for (int offset = 0; offset < count; offset++) {
            String value = "{\"t\":\"2026-01-01T02:00:00Z\",\"b\":1.38,\"a\":1.3801}";
            records.add(record(symbol, value, offset));
        }
        return records;
    }

    private static RawRecord record(String symbol, String value, int offset) {
        return new RawRecord(
                symbol.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                "mt5.ticks",
                0,
                offset,
                APPENDED_MILLIS);
    }

    private static String value(SplittableRandom random, String symbol, long millis, double mid) {
        double spread = 0.00001 * random.nextInt(1, 4);
        return switch (random.nextInt(200)) {
            case 0 -> "garbage";
            case 1 -> "";
            case 2 -> json(symbol, millis, mid + spread, mid);
            case 3 -> json(symbol, millis - 3_600_000, mid, mid + spread);
            case 4 -> json(symbol, millis, -mid, mid);
            default -> json(symbol, millis, mid, mid + spread);
        };
    }

    private static String json(String symbol, long millis, double bid, double ask) {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%.5f,\"ask\":%.5f,\"flags\":6}",
                symbol,
                millis,
                bid,
                ask);
    }
}
