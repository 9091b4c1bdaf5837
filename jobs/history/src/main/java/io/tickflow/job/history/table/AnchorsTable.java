package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.feature.StateAnchor;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Table {@code state_anchors}: the state of each symbol, once an hour. */
public final class AnchorsTable implements ClickHouseTable<RecordedEvent<StateAnchor>> {

    public static final String NAME = "state_anchors";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of(
                            "decision_id",
                            "ordinal",
                            "pipeline",
                            "feature_schema",
                            "tick_partition",
                            "tick_offset",
                            "groups"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<StateAnchor> row, RowBuffer out) {
        StateAnchor anchor = row.body();
        EventColumns.head(row, anchor.symbol(), anchor.eventTimeMillis(), out);
        out.putString(anchor.decisionId());
        out.putInt(anchor.ordinal());
        out.putString(anchor.pipeline());
        out.putString(anchor.schema());
        out.putInt(anchor.partition());
        out.putLong(anchor.offset());
        out.putStrings(asText(anchor.groups()));
        EventColumns.tail(row, out);
    }

    private static Map<String, String> asText(Map<String, byte[]> groups) {
        var text = new TreeMap<String, String>();
        groups.forEach((name, bytes) -> text.put(name, Base64.getEncoder().encodeToString(bytes)));
        return text;
    }
}
