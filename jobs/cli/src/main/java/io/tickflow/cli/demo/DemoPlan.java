package io.tickflow.cli.demo;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checked request for a run of the demo.
 *
 * @param files ticks to replay
 * @param pace of the replay
 * @param keep leave the stack up at the end
 * @param report file for JSON; null for none
 * @param bundle folder of the model bundle, or its reference to the registry
 * @param clickHouse URL of a server in place of the engine; null for the engine
 * @param parallelism parallelism of the SignalJob
 * @param overrides overrides of tickflow.yaml
 */
public record DemoPlan(
        List<TickFile> files,
        ReplaySpeed pace,
        boolean keep,
        @Nullable Path report,
        String bundle,
        @Nullable String clickHouse,
        int parallelism,
        Map<String, String> overrides) {

    static final String DATABASE_OPTION = HistoryOptions.CLICKHOUSE_DATABASE.key();

    /** ClickHouse database of this run. */
    String database() {
        return overrides.getOrDefault(DATABASE_OPTION, ClickHouseConfig.DATABASE);
    }
}
