package io.tickflow.job.history.table;

import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.event.RecordedEvent;
import java.util.List;
import java.util.stream.Stream;

/** The columns that every event table begins and ends with. */
final class EventColumns {

    private static final List<String> HEAD = List.of("event_id", "mode", "symbol", "event_time");
    private static final List<String> TAIL = List.of("kafka_partition", "kafka_offset");

    private EventColumns() {}

    static List<String> around(List<String> own) {
        return Stream.of(HEAD, own, TAIL).flatMap(List::stream).toList();
    }

    static void head(RecordedEvent<?> event, String symbol, long eventTimeMillis, RowBuffer out) {
        out.putString(event.envelope().eventId());
        out.putString(event.envelope().mode().name());
        out.putString(symbol);
        out.putLong(eventTimeMillis);
    }

    static void tail(RecordedEvent<?> event, RowBuffer out) {
        out.putInt(event.partition());
        out.putLong(event.offset());
    }
}
