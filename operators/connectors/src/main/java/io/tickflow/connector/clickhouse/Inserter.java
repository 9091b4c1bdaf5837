package io.tickflow.connector.clickhouse;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.insert.InsertResponse;
import com.clickhouse.client.api.insert.InsertSettings;
import com.clickhouse.data.ClickHouseFormat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts batches into one table, one after the other, on its own thread. Transient failures are
 * retried without limit, with pauses of up to ten seconds: Kafka buffers the records in the
 * meantime.
 */
final class Inserter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Inserter.class);

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long PAUSE_MILLIS_MAX = 10_000;
    private static final int END_SECONDS_MAX = 5;

    private final Client client;
    private final String table;
    private final List<String> columns;
    private final Counter retries;
    private final ExecutorService thread;
    private final InsertSettings settings =
            // Event times come from the feed, so old and new ones may share a batch.
            new InsertSettings().serverSetting("max_partitions_per_insert_block", "0");

    Inserter(ClickHouseConfig config, ClickHouseTable<?> table, Counter retries)
            throws IOException {
        this.client = config.connect();
        this.table = config.qualified(table.name());
        this.columns = table.columns().stream().map(name -> '`' + name + '`').toList();
        this.retries = retries;
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            var named = new Thread(task, "clickhouse-insert-" + table.name());
                            named.setDaemon(true);
                            return named;
                        });
    }

    /** Starts an insert; {@code rows} must not be used before the future is complete. */
    Future<?> insert(RowBuffer rows) {
        return thread.submit(
                () -> {
                    insertUntilTaken(rows);
                    return null;
                });
    }

    private void insertUntilTaken(RowBuffer rows) throws IOException, InterruptedException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                insertOnce(rows);
                return;
            } catch (InsertException e) {
                if (!e.mayPass()) {
                    throw e;
                }
                retries.inc();
                LOG.warn(
                        "{} rows for {} wait, next attempt in {} ms: {}",
                        rows.rows(),
                        table,
                        pauseMillis,
                        e.getMessage());
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
            }
        }
    }

    private void insertOnce(RowBuffer rows) throws InsertException, InterruptedException {
        try (InsertResponse response =
                client.insert(table, columns, rows::writeTo, ClickHouseFormat.RowBinary, settings)
                        .get()) {
            LOG.debug("{} rows into {}: {}", rows.rows(), table, response.getQueryId());
        } catch (ExecutionException e) {
            throw InsertException.of(table, e);
        } catch (RuntimeException e) {
            throw InsertException.of(table, e);
        }
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
