package io.tickflow.connector.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts batches into one table, one after the other, on its own thread. Transient failures are
 * retried without limit, with pauses of up to ten seconds: Kafka buffers the records in the
 * meantime. A batch that is refused for its content is halved until the refused rows are alone;
 * each becomes a row of the table of refusals. Without one, or if too many rows of a batch are
 * refused, the insert fails.
 *
 * @param <T> source of a row
 */
final class Inserter<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inserter.class);

    /** More refused rows of one batch mean that the table has changed, not that rows are bad. */
    static final int REFUSED_ROWS_MAX = 100;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long PAUSE_MILLIS_MAX = 10_000;
    private static final int END_SECONDS_MAX = 5;

    /** Rows of one insert. */
    private interface Rows {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Client client;
    private final ClickHouseConfig config;
    private final String table;
    private final List<String> columns;
    private final @Nullable RefusalTable<T> refusals;
    private final Counter retries;
    private final Counter refused;
    private final ExecutorService thread;
    private final InsertSettings settings =
            // Event times come from the feed, so old and new ones may share a batch.
            new InsertSettings().serverSetting("max_partitions_per_insert_block", "0");

    /**
     * @param refusals table of rows that are refused for their content; null to fail
     * @param retries counts repeated inserts
     * @param refused counts rows that are refused for their content
     */
    Inserter(
            ClickHouseConfig config,
            ClickHouseTable<T> table,
            @Nullable RefusalTable<T> refusals,
            Counter retries,
            Counter refused)
            throws IOException {
        this.client = config.connect();
        this.config = config;
        this.table = config.qualified(table.name());
        this.columns = quoted(table.columns());
        this.refusals = refusals;
        this.retries = retries;
        this.refused = refused;
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            var named = new Thread(task, "clickhouse-insert-" + table.name());
                            named.setDaemon(true);
                            return named;
                        });
    }

    /** Starts an insert; {@code batch} must not be used before the future is complete. */
    Future<?> insert(Batch<T> batch) {
        return thread.submit(
                () -> {
                    insert(batch, 0, batch.rows().rows(), 0);
                    return null;
                });
    }

    /** Inserts some rows of a batch; returns the number of refused ones, those before included. */
    private int insert(Batch<T> batch, int from, int to, int refusedBefore)
            throws IOException, InterruptedException {
        try {
            insertUntilTaken(table, columns, to - from, out -> batch.rows().writeTo(out, from, to));
            return refusedBefore;
        } catch (InsertException e) {
            RefusalTable<T> place = refusals;
            if (e.kind() != InsertException.Kind.CONTENT || place == null) {
                throw e;
            }
            if (to - from > 1) {
                int middle = (from + to) >>> 1;
                return insert(batch, middle, to, insert(batch, from, middle, refusedBefore));
            }
            if (refusedBefore == REFUSED_ROWS_MAX) {
                throw e.fatal("more than " + REFUSED_ROWS_MAX + " rows of a batch are refused");
            }
            refuse(place, batch.source(from), String.valueOf(e.getMessage()));
            return refusedBefore + 1;
        }
    }

    private void refuse(RefusalTable<T> place, T row, String reason)
            throws IOException, InterruptedException {
        LOG.warn("A row becomes a dead letter: {}", reason);
        var letter = new RowBuffer();
        place.write(row, reason, letter);
        insertUntilTaken(
                config.qualified(place.name()), quoted(place.columns()), 1, letter::writeTo);
        refused.inc();
    }

    private void insertUntilTaken(String into, List<String> named, int count, Rows rows)
            throws IOException, InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                insertOnce(into, named, rows);
                return;
            } catch (InsertException e) {
                if (e.kind() != InsertException.Kind.TRANSIENT) {
                    throw e;
                }
                retries.inc();
                LOG.warn(
                        "{} rows for {} wait, next attempt in {} ms: {}",
                        count,
                        into,
                        pauseMillis,
                        e.getMessage());
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
            }
        }
    }

    private void insertOnce(String into, List<String> named, Rows rows)
            throws InsertException, InterruptedException {
        try (InsertResponse response =
                client.insert(into, named, rows::writeTo, ClickHouseFormat.RowBinary, settings)
                        .get()) {
            LOG.debug("rows into {}: {}", into, response.getQueryId());
        } catch (ExecutionException e) {
            throw InsertException.of(into, e);
        } catch (RuntimeException e) {
            throw InsertException.of(into, e);
        }
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> '`' + name + '`').toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        client.close();
        try {
            if (!thread.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("An insert into {} still hangs: its thread is left behind", table);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
