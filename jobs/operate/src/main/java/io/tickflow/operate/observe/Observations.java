package io.tickflow.cli.health;

/**
 * All that was found out for a status, before it is judged.
 *
 * @param atMillis when, epoch milliseconds
 * @param historyGroup consumer group of the HistoryJob
 */
record Observations(
        long atMillis,
        String historyGroup,
        Answer<KafkaView> kafka,
        Answer<FlinkView> flink,
        Answer<HistoryView> history) {}
