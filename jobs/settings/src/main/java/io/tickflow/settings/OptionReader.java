package io.tickflow.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Reads options and collects all problems, so that a user sees them at once. Usage: read all
 * options, then call {@link #refuseUnknownKeys} and {@link #throwIfInvalid}. Not thread-safe.
 */
public final class OptionReader {

    private static final String PREFIX = "tickflow.";

    /**
     * Second words of all keys: one file serves every job, and each job reads its own sections
     * only.
     */
    private static final Set<String> SECTIONS =
            OptionSection.all().stream()
                    .flatMap(OptionSection::keys)
                    .map(OptionReader::section)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, ConfigOption<?>> OPTIONS =
            OptionSection.all().stream()
                    .flatMap(section -> section.options().stream())
                    .collect(Collectors.toUnmodifiableMap(ConfigOption::key, option -> option));

    /** Beginnings of keys whose last word the user chooses. */
    private static final List<String> MAPS =
            OptionSection.all().stream()
                    .flatMap(section -> section.maps().stream())
                    .map(map -> map.key(""))
                    .toList();

    private final Configuration configuration;
    private final Set<String> knownKeys = new HashSet<>();
    private final Set<String> knownMaps = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    public OptionReader(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Reads {@code option}; a value of the wrong type is a problem and gives the default. */
    public <T> T read(ConfigOption<T> option) {
        knownKeys.add(option.key());
        return typed(option);
    }

    private <T> T typed(ConfigOption<T> option) {
        try {
            return configuration.get(option);
        } catch (IllegalArgumentException e) {
            problems.add(
                    option.key() + ": '" + rawValue(option.key()) + "' is not a " + typeOf(option));
            return option.defaultValue();
        }
    }

    /**
     * Reads {@code option}; a value that fails {@code valid} is a problem and gives the default.
     */
    public <T> T read(ConfigOption<T> option, Predicate<T> valid, String requirement) {
        T value = read(option);
        if (value == null || !valid.test(value)) {
            problems.add(option.key() + ": '" + value + "' " + requirement);
            return option.defaultValue();
        }
        return value;
    }

    /**
     * Reads {@code option}, which has no default; null if it is missing. A value that fails {@code
     * valid} is a problem.
     */
    public <T> @Nullable T readOptional(
            ConfigOption<T> option, Predicate<T> valid, String requirement) {
        T value = read(option);
        if (value != null && !valid.test(value)) {
            problems.add(option.key() + ": '" + value + "' " + requirement);
        }
        return value;
    }

    /**
     * Reads {@code option}, which has no default; a missing or blank value is a problem, and null
     * if missing.
     */
    public <T> @Nullable T require(ConfigOption<T> option) {
        T value = read(option);
        if (value == null || (value instanceof String text && text.isBlank())) {
            problems.add(option.key() + ": is required");
        }
        return value;
    }

    /** Entries of {@code option} by their last words, which may hold dots themselves. */
    public Map<String, String> readMap(MapOption option) {
        String prefix = option.key("");
        knownMaps.add(prefix);
        var entries = new HashMap<String, String>();
        for (String key : configuration.keySet()) {
            if (key.startsWith(prefix)) {
                entries.put(key.substring(prefix.length()), rawValue(key));
            }
        }
        return entries;
    }

    /** Adds a problem that involves several options. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * Adds a problem for every unknown key under {@code tickflow.}, for unread keys of this
     * reader's sections, and for values of other jobs' options that have the wrong type.
     */
    public void refuseUnknownKeys() {
        configuration.keySet().stream()
                .filter(key -> key.startsWith(PREFIX) && !isKnown(key))
                .sorted()
                .forEach(this::checkUnread);
    }

    private void checkUnread(String key) {
        ConfigOption<?> option = OPTIONS.get(key);
        boolean exists = option != null || MAPS.stream().anyMatch(key::startsWith);
        if (!exists || !belongsToAnotherJob(key)) {
            problems.add(key + ": no such option");
        } else if (option != null) {
            typed(option);
        }
    }

    /**
     * Ends reading.
     *
     * @throws InvalidOptionsException if there are problems
     */
    public void throwIfInvalid() {
        if (!problems.isEmpty()) {
            throw new InvalidOptionsException(problems);
        }
    }

    private boolean isKnown(String key) {
        return knownKeys.contains(key) || knownMaps.stream().anyMatch(key::startsWith);
    }

    private boolean belongsToAnotherJob(String key) {
        String section = section(key);
        return SECTIONS.contains(section)
                && knownKeys.stream().noneMatch(known -> section(known).equals(section))
                && knownMaps.stream().noneMatch(known -> section(known).equals(section));
    }

    private static String section(String key) {
        int end = key.indexOf('.', PREFIX.length());
        return key.substring(Math.min(PREFIX.length(), key.length()), end < 0 ? key.length() : end);
    }

    private String rawValue(String key) {
        return configuration.toMap().getOrDefault(key, "");
    }

    private static String typeOf(ConfigOption<?> option) {
        Object example = option.defaultValue();
        return example == null ? "valid value" : example.getClass().getSimpleName();
    }
}
