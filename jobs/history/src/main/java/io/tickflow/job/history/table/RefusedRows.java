package io.tickflow.job.history.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickflow.connector.clickhouse.RefusalTable;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.core.event.Deployment;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * Dead letters of rows that ClickHouse refuses for their content. They name the record in Kafka,
 * which is not repeated here. Immutable and thread-safe.
 *
 * @param <T> source of a refused row
 */
public final class RefusedRows<T> implements RefusalTable<T> {

    /** Code of such a dead letter, beside those of {@code DeadLetterCode}. */
    public static final String CODE = "ROW_REFUSED";

    @Serial private static final long serialVersionUID = 1;

    private static final int CODE_NUMBER = 6001;
    private static final int NOWHERE = -1;
    private static final List<String> COLUMNS =
            List.of(
                    "event_id",
                    "pipeline",
                    "mode",
                    "symbol",
                    "event_time",
                    "code",
                    "code_number",
                    "detail",
                    "source_topic",
                    "source_partition",
                    "source_offset",
                    "payload",
                    "payload_bytes",
                    "payload_crc32c",
                    "kafka_partition",
                    "kafka_offset");

    /** Function that is stored with the job. */
    public interface OriginOf<T> extends Function<T, Origin>, Serializable {}

    /**
     * Record behind a row.
     *
     * @param topic its topic
     * @param partition its partition
     * @param offset its offset
     * @param eventId id of the event in it
     */
    public record Origin(String topic, int partition, long offset, String eventId) {}

    private final String pipeline;
    private final String mode;
    private final OriginOf<T> origin;

    /**
     * Creates the dead letters of one table.
     *
     * @param writer deployment of the job
     * @param origin record behind a row
     */
    public RefusedRows(Deployment writer, OriginOf<T> origin) {
        this.pipeline = writer.pipeline();
        this.mode = writer.mode().name();
        this.origin = origin;
    }

    @Override
    public String name() {
        return FeedTables.DEAD_LETTERS.name();
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void write(T refused, String reason, RowBuffer out) {
        Origin from = origin.apply(refused);
        byte[] payload = from.eventId().getBytes(UTF_8);
        var crc = new CRC32C();
        crc.update(payload);
        out.putString(from.topic() + '-' + from.partition() + '-' + from.offset());
        out.putString(pipeline);
        out.putString(mode);
        out.putString("");
        out.putLong(0);
        out.putString(CODE);
        out.putInt(CODE_NUMBER);
        out.putString(reason);
        out.putString(from.topic());
        out.putInt(from.partition());
        out.putLong(from.offset());
        out.putString(from.eventId());
        out.putInt(payload.length);
        out.putInt((int) crc.getValue());
        out.putInt(NOWHERE);
        out.putLong(NOWHERE);
    }
}
