package io.tickflow.operate.observe;

/**
 * Results of all probes for a status, before they are judged.
 *
 * @param atMillis time of the probes, epoch milliseconds
 * @param groups consumer groups of the deployment
 */
public record Observations(
        long atMillis,
        OwnGroups groups,
        ProbeResult<KafkaView> kafka,
        ProbeResult<FlinkView> flink,
        ProbeResult<HistoryView> history) {}
