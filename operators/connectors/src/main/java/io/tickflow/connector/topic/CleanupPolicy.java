package io.tickflow.connector.topic;

import java.util.Arrays;
import java.util.Optional;

/** Cleanup of records past their retention. */
public enum CleanupPolicy {
    DELETE("delete"),
    COMPACT("compact"),
    COMPACT_AND_DELETE("compact,delete");

    private final String configValue;

    CleanupPolicy(String configValue) {
        this.configValue = configValue;
    }

    /** As Kafka's {@code cleanup.policy} writes it. */
    public String configValue() {
        return configValue;
    }

    /** The policy that Kafka's {@code cleanup.policy} writes as {@code value}, in any order. */
    public static Optional<CleanupPolicy> of(String value) {
        String[] parts = value.replace(" ", "").split(",", -1);
        Arrays.sort(parts);
        String sorted = String.join(",", parts);
        return Arrays.stream(values())
                .filter(policy -> policy.configValue.equals(sorted))
                .findFirst();
    }
}
