package io.tickflow.job.history.table;

import java.util.List;

/** Catalogue of the event tables. */
public final class EventTables {

    /** Every table. */
    public static final List<EventTable<?>> ALL =
            List.of(
                    DecisionTables.FEATURES,
                    DecisionTables.PREDICTIONS,
                    DecisionTables.BREAKERS,
                    DecisionTables.SIGNALS,
                    DecisionTables.OUTCOMES,
                    DecisionTables.ACCURACY,
                    DeskTables.ORDERS,
                    DeskTables.EXECUTIONS,
                    DeskTables.VENUE_MESSAGES,
                    DeskTables.LEASES,
                    ControlTable.CONTROL,
                    FeedTables.DEAD_LETTERS,
                    FeedTables.ANCHORS,
                    FeedTables.FEED,
                    ModelTables.TRAININGS,
                    ModelTables.MODELS,
                    ModelTables.ALIASES);

    private EventTables() {}

    /**
     * The table of {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static EventTable<?> named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }
}
