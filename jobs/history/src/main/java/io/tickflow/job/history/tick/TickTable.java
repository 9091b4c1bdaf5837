package io.tickflow.job.history.tick;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.core.market.Tick;
import java.io.Serial;
import java.util.List;

/** Table of the records of the feed, one row each. Immutable and thread-safe. */
public final class TickTable implements ClickHouseTable<RecordedTick> {

    /** Name of the table. */
    public static final String NAME = "ticks";

    @Serial private static final long serialVersionUID = 1;

    private static final List<String> COLUMNS =
            List.of(
                    "topic",
                    "symbol",
                    "event_time",
                    "repeat_time",
                    "bid",
                    "ask",
                    "last",
                    "volume",
                    "flags",
                    "code",
                    "appended_at",
                    "kafka_partition",
                    "kafka_offset");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedTick row, RowBuffer out) {
        Tick tick = row.tick();
        out.putString(row.topic());
        out.putString(tick.symbol());
        out.putLong(tick.eventTimeMillis());
        out.putLong(tick.repeatTimeMillis());
        out.putDouble(tick.bid());
        out.putDouble(tick.ask());
        out.putDouble(tick.last());
        out.putDouble(tick.volume());
        out.putInt(tick.flags());
        out.putString(row.code());
        out.putLong(tick.appendTimeMillis());
        out.putInt(tick.partition());
        out.putLong(tick.offset());
    }
}
