package io.tickflow.operate.observe;

/**
 * All that was found out for a status, before it is judged.
 *
 * @param atMillis when, epoch milliseconds
 * @param historyGroup consumer group of the HistoryJob
 */
public record Observations(
        long atMillis,
        String historyGroup,
        ProbeResult<KafkaView> kafka,
        ProbeResult<FlinkView> flink,
        ProbeResult<HistoryView> history) {}
