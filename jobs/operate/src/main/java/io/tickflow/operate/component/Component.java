package io.tickflow.operate.component;

import io.tickflow.operate.status.StatusLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Component of a deployment.
 *
 * @param name features, scoring, signals, desk, execution, history, registry or gateway
 * @param health how it is
 * @param process what runs it
 * @param metrics figures by name; times are epoch milliseconds
 * @param configure prefixes of its settings in docs/configuration.md
 */
public record Component(
        String name,
        Health health,
        RunBy process,
        Map<String, Double> metrics,
        List<String> configure) {

    /**
     * Health of a component.
     *
     * @param text one line
     * @param sinceMillis since when it is not well, epoch milliseconds; null if it is well or
     *     nobody knows
     */
    public record Health(StatusLevel level, String text, @Nullable Long sinceMillis) {}

    /**
     * Process of a component.
     *
     * @param kind such as flink-job
     * @param name name of the job or process
     * @param state such as RUNNING; empty if nobody was asked
     * @param sinceMillis since when it has this state, epoch milliseconds; null if nobody knows
     */
    public record RunBy(String kind, String name, String state, @Nullable Long sinceMillis) {}
}
