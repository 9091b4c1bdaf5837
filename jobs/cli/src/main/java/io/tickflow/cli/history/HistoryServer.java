package io.tickflow.cli.history;

import com.clickhouse.client.api.Client;
import io.tickflow.cli.console.CommandException;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.settings.HistoryOptions;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** ClickHouse of one command: a server of the settings, or an engine that ends with the command. */
public final class HistoryServer implements AutoCloseable {

    private static final String ROWS =
            "SELECT toInt64(ifNull(sum(total_rows), 0)) AS n FROM system.tables"
                    + " WHERE database = '%s' AND name = 'features'";

    private final Configuration settings;
    private final @Nullable LocalHistory local;

    private HistoryServer(Configuration settings, @Nullable LocalHistory local) {
        this.settings = settings;
        this.local = local;
    }

    static HistoryServer named(Configuration settings) {
        return new HistoryServer(settings, null);
    }

    static HistoryServer of(LocalHistory local, Configuration settings) {
        var addressed = new Configuration(settings);
        addressed.set(HistoryOptions.CLICKHOUSE_URL, local.url());
        return new HistoryServer(addressed, local);
    }

    /** Settings with its address. */
    public Configuration settings() {
        return settings;
    }

    /** Returns true if a backfill has stored decisions here. */
    boolean hasDecisions() {
        ClickHouseConfig config = HistoryOptions.clickHouseOf(settings);
        try (Client client = config.connect()) {
            return client.queryAll(ROWS.formatted(config.database())).get(0).getLong("n") > 0;
        } catch (IOException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (local != null) {
            local.close();
        }
    }
}
