package io.tickflow.operate.rollout.plan;

import io.tickflow.settings.InvalidOptionsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings whose values Flink hides, as their names are those of secrets. */
public final class HiddenSettings {

    /** Stands for a hidden value. */
    private static final String HIDDEN = "******";

    private HiddenSettings() {}

    /**
     * Fills in hidden values.
     *
     * @param published settings as Flink shows them
     * @param local settings of this machine
     * @throws InvalidOptionsException naming each hidden key that {@code local} lacks
     */
    public static Map<String, String> fill(
            Map<String, String> published, Map<String, String> local) {
        Map<String, String> filled = new TreeMap<>(published);
        List<String> problems = new ArrayList<>();
        filled.replaceAll(
                (key, value) -> {
                    if (!value.equals(HIDDEN)) {
                        return value;
                    }
                    String own = local.get(key);
                    if (own == null) {
                        problems.add(
                                key
                                        + ": the running job has it and Flink hides its value; give"
                                        + " the same in the file of settings or with -D");
                    }
                    return own == null ? value : own;
                });
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(problems);
        }
        return filled;
    }
}
