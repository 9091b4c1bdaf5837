package io.tickflow.job.history.sql;

import com.clickhouse.client.api.Client;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.job.history.table.DecisionTables;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.job.history.table.EventTables;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.history.tick.TickTable;
import io.tickflow.model.contract.FeatureSchema;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a database to the version of this program and gives every feature its
 * column. Every step is idempotent, so it may run any number of times, also concurrently.
 */
public final class SchemaMigrator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);

    private final ClickHouseConfig config;
    private final FeatureSchema features;
    private final int retentionDays;
    private final int tickRetentionDays;

    /**
     * @param retentionDays after which rows may go, counted from the event time; 0 keeps them
     * @param tickRetentionDays the same of the ticks
     */
    public SchemaMigrator(
            ClickHouseConfig config,
            FeatureSchema features,
            int retentionDays,
            int tickRetentionDays) {
        this.config = config;
        this.features = features;
        this.retentionDays = retentionDays;
        this.tickRetentionDays = tickRetentionDays;
    }

    /**
     * Applies the missing steps.
     *
     * @return every feature schema that the database has seen, today's included
     * @throws SchemaException if ClickHouse does not answer or refuses, or if the tables were made
     *     by a newer program
     */
    public KnownSchemas run() {
        try (Client client = config.connect()) {
            execute(client, "CREATE DATABASE IF NOT EXISTS `" + config.database() + '`');
            createVersionTable(client);
            applyMissing(client, versionOf(client));
            addFeatureColumns(client);
            setRetention(client);
            new DeclaredSchemas(client, config).declare(features);
            return new KnownSchemas(
                    features.names(), new DeclaredSchemas(client, config).namesByHash(features));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException("interrupted while the tables were brought up to date", e);
        } catch (SchemaException e) {
            throw e;
        } catch (Exception e) {
            // The driver reports what went wrong in exceptions of many kinds.
            throw new SchemaException(QueryException.describe(config, e), e);
        }
    }

    /** Version that {@link #run} brings the tables to. */
    public static int newestVersion() {
        return SchemaVersion.ALL.size();
    }

    /** Tables and views that {@link #run} makes, but for that of its own version. */
    public static List<String> tables() {
        return SchemaVersion.ALL.stream()
                .flatMap(step -> step.tables().stream())
                .distinct()
                .toList();
    }

    private void applyMissing(Client client, int applied) throws Exception {
        int newest = newestVersion();
        if (applied > newest) {
            throw new SchemaException(
                    "the tables in "
                            + config.database()
                            + " have version "
                            + applied
                            + ", this program knows versions up to "
                            + newest
                            + ": use the newer program");
        }
        for (SchemaVersion step : SchemaVersion.ALL.subList(applied, newest)) {
            for (String statement : step.statements(config.database())) {
                execute(client, statement);
            }
            execute(
                    client,
                    "INSERT INTO %s (version, name) SELECT %d, '%s'"
                            .formatted(versionTable(), step.version(), step.name()));
            LOG.info("Tables in {} now have version {}", config.database(), step.version());
        }
    }

    private void createVersionTable(Client client) throws Exception {
        execute(
                client,
                "CREATE TABLE IF NOT EXISTS "
                        + versionTable()
                        + " (version UInt32, name String,"
                        + " applied_at DateTime64(3, 'UTC') DEFAULT now64(3))"
                        + " ENGINE = ReplacingMergeTree ORDER BY version");
    }

    private int versionOf(Client client) {
        return client.queryAll("SELECT max(version) AS version FROM " + versionTable())
                .get(0)
                .getInteger("version");
    }

    private String versionTable() {
        return '`' + config.database() + "`.schema_version";
    }

    private void addFeatureColumns(Client client) throws Exception {
        String additions =
                features.names().stream()
                        .map(
                                name ->
                                        "ADD COLUMN IF NOT EXISTS `"
                                                + name
                                                + "` Float32 DEFAULT nan CODEC(ZSTD(1))")
                        .collect(Collectors.joining(", "));
        execute(client, alter(DecisionTables.FEATURES.name()) + additions);
    }

    private void setRetention(Client client) throws Exception {
        for (EventTable<?> table : EventTables.ALL) {
            if (table.isDated()) {
                setRetention(client, table.name(), retentionDays);
            }
        }
        setRetention(client, TickTable.NAME, tickRetentionDays);
    }

    private void setRetention(Client client, String table, int days) throws Exception {
        if (days > 0) {
            execute(
                    client,
                    alter(table) + "MODIFY TTL toDateTime(event_time) + INTERVAL " + days + " DAY");
        } else if (hasRetention(client, table)) {
            execute(client, alter(table) + "REMOVE TTL");
        }
    }

    private boolean hasRetention(Client client, String table) {
        return client.queryAll(
                        "SELECT count() AS n FROM system.tables WHERE database = '%s' AND name = '%s' AND engine_full LIKE '%% TTL %%'"
                                .formatted(config.database(), table))
                .get(0)
                .getBoolean("n");
    }

    private String alter(String table) {
        return "ALTER TABLE `" + config.database() + "`." + table + ' ';
    }

    private static void execute(Client client, String sql) throws Exception {
        client.execute(sql).get().close();
    }
}
