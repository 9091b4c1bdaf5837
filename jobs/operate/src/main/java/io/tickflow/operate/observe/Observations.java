package io.tickflow.operate.observe;

/**
 * Results of all probes for a status, before they are judged.
 *
 * @param atMillis time of the probes, epoch milliseconds
 * @param historyGroup consumer group of the HistoryJob
 */
public record Observations(
        long atMillis,
        String historyGroup,
        ProbeResult<KafkaView> kafka,
        ProbeResult<FlinkView> flink,
        ProbeResult<HistoryView> history) {}
