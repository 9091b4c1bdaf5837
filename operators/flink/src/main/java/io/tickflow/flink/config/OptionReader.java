package io.tickflow.flink.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * Reads options and remembers everything that is wrong with them, so that a user sees all problems
 * at once. Use: read all, then {@link #refuseUnknownKeys}, then {@link #throwIfInvalid}. Not
 * thread-safe.
 */
public final class OptionReader {

    private static final String PREFIX = "tickflow.";

    private final Configuration configuration;
    private final Set<String> knownKeys = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    public OptionReader(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Value of {@code option}; its default, and a problem noted, if the configured one is of the
     * wrong type.
     */
    public <T> T read(ConfigOption<T> option) {
        knownKeys.add(option.key());
        try {
            return configuration.get(option);
        } catch (IllegalArgumentException e) {
            problems.add(option.key() + ": '" + rawValue(option) + "' is not a " + typeOf(option));
            return option.defaultValue();
        }
    }

    /**
     * Value of {@code option}; a problem noted, and its default given, if {@code valid} does not
     * hold.
     */
    public <T> T read(ConfigOption<T> option, Predicate<T> valid, String requirement) {
        T value = read(option);
        if (value == null || !valid.test(value)) {
            problems.add(option.key() + ": '" + value + "' " + requirement);
            return option.defaultValue();
        }
        return value;
    }

    /** Notes a problem that involves more than one option. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** Notes every key under {@code tickflow.} that was never read. */
    public void refuseUnknownKeys() {
        configuration.keySet().stream()
                .filter(key -> key.startsWith(PREFIX) && !knownKeys.contains(key))
                .sorted()
                .forEach(key -> problems.add(key + ": no such option"));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidOptionsException if anything was noted
     */
    public void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(problems);
        }
    }

    private String rawValue(ConfigOption<?> option) {
        return configuration.toMap().getOrDefault(option.key(), "");
    }

    private static String typeOf(ConfigOption<?> option) {
        Object example = option.defaultValue();
        return example == null ? "valid value" : example.getClass().getSimpleName();
    }
}
