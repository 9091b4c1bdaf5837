package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.ClickHouseTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.deadletter.DeadLetter;
import java.util.List;

/** Table {@code dead_letters}: records and ticks that were not used, with the reason. */
public final class DeadLettersTable implements ClickHouseTable<RecordedEvent<DeadLetter>> {

    public static final String NAME = "dead_letters";

    private static final List<String> COLUMNS =
            EventColumns.around(
                    List.of(
                            "code",
                            "code_number",
                            "detail",
                            "source_topic",
                            "source_partition",
                            "source_offset",
                            "payload",
                            "payload_bytes",
                            "payload_crc32c"));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(RecordedEvent<DeadLetter> row, RowBuffer out) {
        DeadLetter letter = row.body();
        EventColumns.head(row, letter.symbol(), letter.eventTimeMillis(), out);
        out.putString(letter.code().name());
        out.putInt(letter.code().code());
        out.putString(letter.detail());
        out.putString(letter.topic());
        out.putInt(letter.partition());
        out.putLong(letter.offset());
        out.putString(letter.payload());
        out.putInt(letter.payloadBytes());
        out.putInt((int) letter.payloadCrc32c());
        EventColumns.tail(row, out);
    }
}
