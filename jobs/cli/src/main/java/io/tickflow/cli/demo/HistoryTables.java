package io.tickflow.cli.demo;

import io.tickflow.connector.topic.Topics;
import java.util.List;
import java.util.Map;

/**
 * Tables of the history by topic: history has caught up when each table has as many events as its
 * topic.
 */
final class HistoryTables {

    static final Map<String, String> TABLE_OF_TOPIC =
            Map.of(
                    Topics.FEATURES, "features",
                    Topics.PREDICTIONS, "predictions",
                    Topics.SIGNALS, "signals",
                    Topics.ORDERS, "orders",
                    Topics.EXECUTIONS, "executions",
                    Topics.DEAD_LETTERS, "dead_letters");

    static final List<String> TOPICS = TABLE_OF_TOPIC.keySet().stream().sorted().toList();

    private HistoryTables() {}
}
