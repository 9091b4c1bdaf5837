package io.tickflow.job.backfill.archive;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.core.market.Tick;
import io.tickflow.job.backfill.source.ArchivePosition;
import io.tickflow.job.backfill.source.TickCursor;
import io.tickflow.job.history.table.DecisionTables;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the quotes of one symbol from the table of features, some ten thousand at a time. A
 * position is event time and ordinal of the last one.
 */
final class FeatureTableCursor implements TickCursor {

    private static final int PAGE_ROWS = 50_000;

    private final ClickHouseConfig config;
    private final FeatureWriters writers;
    private final Client client;
    private final String symbol;
    private final long rows;
    private final Deque<Tick> page = new ArrayDeque<>();
    private ArchivePosition position;
    private ArchivePosition fetched;
    private boolean atEnd;
    private long read;

    FeatureTableCursor(
            ClickHouseConfig config,
            FeatureWriters writers,
            String symbol,
            long rows,
            ArchivePosition position)
            throws IOException {
        this.config = config;
        this.writers = writers;
        this.client = config.connect();
        this.symbol = symbol;
        this.rows = rows;
        this.position = position;
        this.fetched = position;
    }

    @Override
    public @Nullable Tick next() throws IOException {
        if (page.isEmpty() && !atEnd) {
            fetch();
        }
        Tick tick = page.poll();
        if (tick != null) {
            position = new ArchivePosition(tick.eventTimeMillis(), tick.offset());
            read++;
        }
        return tick;
    }

    @SuppressWarnings("try") // An interrupt while closing is handled like any other here.
    private void fetch() throws IOException {
        var settings = new QuerySettings().setFormat(ClickHouseFormat.RowBinaryWithNamesAndTypes);
        try (QueryResponse response = client.query(pageQuery(), settings).get()) {
            ClickHouseBinaryFormatReader reader = client.newBinaryFormatReader(response);
            int count = 0;
            while (reader.hasNext()) {
                reader.next();
                count++;
                page.add(tick(reader));
            }
            atEnd = count < PAGE_ROWS;
            Tick last = page.peekLast();
            if (last != null) {
                fetched = new ArchivePosition(last.eventTimeMillis(), last.offset());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + symbol, e);
        } catch (Exception e) {
            // The driver reports errors in exceptions of many kinds.
            throw new IOException("ClickHouse at " + config.url() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Creates a tick with alternating flags: two accepted ticks of one millisecond with equal
     * quotes differed in columns missing in the table, and the second must not count as a
     * duplicate.
     */
    private Tick tick(ClickHouseBinaryFormatReader row) {
        long ordinal = row.getLong("nth");
        return new Tick(
                symbol,
                row.getLong("millis"),
                row.getDouble("bid"),
                row.getDouble("ask"),
                Double.NaN,
                0,
                (int) (ordinal & 1),
                ExportCursor.NO_PARTITION,
                ordinal,
                row.getLong("appended"));
    }

    /** Rows without the name of a pipeline may be of several that recorded the same ticks. */
    private String pageQuery() {
        return ("SELECT toUnixTimestamp64Milli(event_time) AS millis, toInt64(ordinal) AS nth, bid,"
                        + " ask, toUnixTimestamp64Milli(tick_appended_at) AS appended"
                        + " FROM %s FINAL WHERE %s AND symbol = '%s'"
                        + " AND event_time >= fromUnixTimestamp64Milli(%d, 'UTC')"
                        + " AND (toUnixTimestamp64Milli(event_time), ordinal) > (%d, %d)"
                        + " ORDER BY event_time, ordinal LIMIT 1 BY event_time, ordinal LIMIT %d")
                .formatted(
                        config.qualified(DecisionTables.FEATURES.name()),
                        writers.condition(),
                        symbol.replace("\\", "\\\\").replace("'", "\\'"),
                        fetched.part(),
                        fetched.part(),
                        fetched.at(),
                        PAGE_ROWS);
    }

    @Override
    public ArchivePosition position() {
        return position;
    }

    @Override
    public double fractionRead() {
        return rows == 0 ? 1 : Math.min(1, (double) read / rows);
    }

    @Override
    public long malformedCount() {
        return 0;
    }

    @Override
    public Map<String, Long> malformedByReason() {
        return Map.of();
    }

    @Override
    public void close() {
        client.close();
    }
}
