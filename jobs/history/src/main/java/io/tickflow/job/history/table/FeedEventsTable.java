package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.market.FeedEvent;
import java.util.List;

/** Table {@code feed_events}: gaps and contradictions of the feed. */
public final class FeedEventsTable implements ClickHouseTable<RecordedEvent<FeedEvent>> {

    public static final String NAME = "feed_events";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of("kind", "detail", "value", "tick_partition", "tick_offset"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<FeedEvent> row, RowBuffer out) {
        FeedEvent event = row.body();
        EventColumns.head(row, event.symbol(), event.eventTimeMillis(), out);
        out.putString(event.kind().name());
        out.putString(event.detail());
        out.putLong(event.value());
        out.putInt(event.partition());
        out.putLong(event.offset());
        EventColumns.tail(row, out);
    }
}
