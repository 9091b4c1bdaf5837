package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.signal.Signal;
import java.util.List;

/** Table {@code signals}: candidates and vetoed signals. */
public final class SignalsTable implements ClickHouseTable<RecordedEvent<Signal>> {

    public static final String NAME = "signals";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of(
                            "decision_id",
                            "ordinal",
                            "side",
                            "confidence",
                            "verdict",
                            "reason",
                            "bid",
                            "ask",
                            "horizon_millis",
                            "time_to_live_millis",
                            "tick_appended_at",
                            "model_id",
                            "model_version"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<Signal> row, RowBuffer out) {
        Signal signal = row.body();
        EventColumns.head(row, signal.symbol(), signal.eventTimeMillis(), out);
        out.putString(signal.decisionId());
        out.putInt(signal.ordinal());
        out.putString(signal.side().name());
        out.putFloat(signal.confidence());
        out.putString(signal.verdict().name());
        out.putString(signal.reason().name());
        out.putDouble(signal.bid());
        out.putDouble(signal.ask());
        out.putLong(signal.horizonMillis());
        out.putLong(signal.timeToLiveMillis());
        out.putLong(signal.appendTimeMillis());
        out.putString(signal.modelId());
        out.putString(signal.modelVersion());
        EventColumns.tail(row, out);
    }
}
