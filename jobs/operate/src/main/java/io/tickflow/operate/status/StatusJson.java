package io.tickflow.operate.status;

import io.tickflow.core.event.Mode;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.Observations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Status in JSON.
 *
 * @param red true if any finding is red
 * @param kafka null if Kafka did not answer
 * @param flink null if no JobManager was asked or none answered
 * @param clickhouse null if ClickHouse did not answer
 */
public record StatusJson(
        long atMillis,
        @Nullable Mode mode,
        boolean red,
        List<StatusFinding> findings,
        @Nullable KafkaView kafka,
        @Nullable FlinkView flink,
        @Nullable HistoryView clickhouse) {

    public static StatusJson of(StatusReport report, Observations seen) {
        return new StatusJson(
                report.atMillis(),
                report.mode(),
                report.red(),
                report.findings(),
                seen.kafka().value(),
                seen.flink().value(),
                seen.history().value());
    }
}
