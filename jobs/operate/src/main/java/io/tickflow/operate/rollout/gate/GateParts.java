package io.tickflow.operate.rollout.gate;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.util.TimeUtils;

/** Parts of a rule as a file gives them, over the defaults. Not thread-safe. */
final class GateParts {

    private static final String KEYS =
            "limit, failure-limit, consecutive-error-limit, initial-delay, interval,"
                    + " minimum-count, required, enabled";

    private GateRule rule;
    private boolean enabled = true;

    GateParts(GateKind kind) {
        this.rule = kind.standard();
    }

    /**
     * Sets a part.
     *
     * @throws IllegalArgumentException with the value found and what would be right
     */
    void set(String key, String value) {
        switch (key) {
            case "limit" -> rule = with(number(value), rule.failuresMax());
            case "failure-limit" -> rule = with(rule.limit(), (int) count(value));
            case "consecutive-error-limit" ->
                    rule =
                            times(
                                    (int) count(value),
                                    rule.initialDelayMillis(),
                                    rule.intervalMillis());
            case "initial-delay" ->
                    rule = times(rule.consecutiveErrorsMax(), millis(value), rule.intervalMillis());
            case "interval" ->
                    rule =
                            times(
                                    rule.consecutiveErrorsMax(),
                                    rule.initialDelayMillis(),
                                    positiveMillis(value));
            case "minimum-count" -> rule = with(count(value), rule.required());
            case "required" -> rule = with(rule.countMin(), flag(value));
            case "enabled" -> enabled = flag(value);
            default -> throw new IllegalArgumentException("no such key; a gate has " + KEYS);
        }
    }

    /** The rule; none if the gate is disabled. */
    Stream<GateRule> rule() {
        return enabled ? Stream.of(rule) : Stream.empty();
    }

    /** Reads a time above 0. */
    static long positiveMillis(String value) {
        long millis = millis(value);
        if (millis == 0) {
            throw new IllegalArgumentException("'" + value + "' must be above 0");
        }
        return millis;
    }

    private GateRule with(double limit, int failuresMax) {
        return new GateRule(
                rule.kind(),
                limit,
                failuresMax,
                rule.consecutiveErrorsMax(),
                rule.initialDelayMillis(),
                rule.intervalMillis(),
                rule.countMin(),
                rule.required());
    }

    private GateRule times(int consecutiveErrorsMax, long initialDelayMillis, long intervalMillis) {
        return new GateRule(
                rule.kind(),
                rule.limit(),
                rule.failuresMax(),
                consecutiveErrorsMax,
                initialDelayMillis,
                intervalMillis,
                rule.countMin(),
                rule.required());
    }

    private GateRule with(long countMin, boolean required) {
        return new GateRule(
                rule.kind(),
                rule.limit(),
                rule.failuresMax(),
                rule.consecutiveErrorsMax(),
                rule.initialDelayMillis(),
                rule.intervalMillis(),
                countMin,
                required);
    }

    private static double number(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range.
        }
        throw new IllegalArgumentException("'" + value + "' must be a number from 0");
    }

    private static long count(String value) {
        try {
            int count = Integer.parseInt(value);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range.
        }
        throw new IllegalArgumentException("'" + value + "' must be a whole number from 0");
    }

    private static long millis(String value) {
        try {
            Duration time = TimeUtils.parseDuration(value);
            if (!time.isNegative()) {
                return time.toMillis();
            }
        } catch (IllegalArgumentException e) {
            // Refused below, as a time out of range.
        }
        throw new IllegalArgumentException("'" + value + "' must be a time such as 10 s or 5 min");
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' must be true or false");
        };
    }
}
