package io.tickflow.cli.demo;

import io.tickflow.connector.event.EventTypes;
import java.util.List;
import java.util.Map;

/**
 * Tables of the history by topic: history has caught up when each table has as many events as its
 * topic.
 */
final class HistoryTables {

    static final Map<String, String> TABLE_OF_TOPIC =
            Map.of(
                    EventTypes.FEATURES.topic(), "features",
                    EventTypes.PREDICTIONS.topic(), "predictions",
                    EventTypes.SIGNALS.topic(), "signals",
                    EventTypes.ORDERS.topic(), "orders",
                    EventTypes.EXECUTIONS.topic(), "executions",
                    EventTypes.DEAD_LETTERS.topic(), "dead_letters");

    static final List<String> TOPICS = TABLE_OF_TOPIC.keySet().stream().sorted().toList();

    private HistoryTables() {}
}
