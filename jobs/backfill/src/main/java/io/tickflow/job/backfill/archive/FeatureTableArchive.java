package io.tickflow.job.backfill.archive;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.backfill.source.ArchivePosition;
import io.tickflow.job.backfill.source.TickArchive;
import io.tickflow.job.backfill.source.TickCursor;
import io.tickflow.job.history.table.DecisionTables;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quotes of accepted ticks from the table of features of an earlier run. The table lacks last
 * trade, volume and flags, rejected ticks, and all ticks between decision points. Where the earlier
 * run believed a jump at its fifth tick, a backfill of that table doubts it anew.
 */
public final class FeatureTableArchive implements TickArchive {

    private final ClickHouseConfig config;
    private final FeatureWriters writers;
    private final LinkedHashMap<String, Long> rows = new LinkedHashMap<>();
    private final HashMap<String, Long> lastMillis = new HashMap<>();

    private FeatureTableArchive(ClickHouseConfig config, FeatureWriters writers) {
        this.config = config;
        this.writers = writers;
    }

    /**
     * Opens the present content of the table.
     *
     * @param pipeline deployment whose vectors are read, see {@link FeatureWriters}
     * @throws IOException if ClickHouse does not answer, there is no such table, or it is not clear
     *     whose vectors to read
     */
    public static FeatureTableArchive of(ClickHouseConfig config, String pipeline)
            throws IOException {
        try (Client client = config.connect()) {
            FeatureWriters writers =
                    FeatureWriters.choose(FeatureWriters.counts(client, config), pipeline);
            var archive = new FeatureTableArchive(config, writers);
            for (GenericRecord row :
                    client.queryAll(
                            ("SELECT symbol, toInt64(count()) AS n,"
                                            + " max(toUnixTimestamp64Milli(event_time)) AS last"
                                            + " FROM %s FINAL WHERE %s GROUP BY symbol ORDER BY symbol")
                                    .formatted(
                                            config.qualified(DecisionTables.FEATURES.name()),
                                            writers.condition()))) {
                archive.rows.put(row.getString("symbol"), row.getLong("n"));
                archive.lastMillis.put(row.getString("symbol"), row.getLong("last"));
            }
            return archive;
        } catch (RuntimeException e) {
            // The driver reports errors in exceptions of many kinds.
            throw new IOException("ClickHouse at " + config.url() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String origin() {
        return DecisionTables.FEATURES.name();
    }

    @Override
    public List<String> symbols() {
        return List.copyOf(rows.keySet());
    }

    /** Rows. */
    @Override
    public long size(String symbol) {
        return rows.getOrDefault(symbol, 0L);
    }

    @Override
    public Map<String, Long> lastMillis() {
        return Map.copyOf(lastMillis);
    }

    @Override
    public TickCursor open(String symbol, ArchivePosition position) throws IOException {
        return new FeatureTableCursor(config, writers, symbol, size(symbol), position);
    }
}
