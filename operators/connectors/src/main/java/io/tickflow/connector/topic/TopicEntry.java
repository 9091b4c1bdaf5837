package io.tickflow.connector.topic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** One entry of the YAML list; what is missing or ill-typed is noted and a stand-in is given. */
final class TopicEntry {

    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "key",
                    "partitions",
                    "retention",
                    "cleanup",
                    "timestampType",
                    "maxMessageBytes",
                    "writer",
                    "readers",
                    "description");
    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Pattern RETENTION = Pattern.compile("([1-9][0-9]{0,8})([smhd])");
    private static final int PARTITIONS_MAX = 10_000;
    private static final int MESSAGE_BYTES_MIN = 1024;

    private final Map<?, ?> fields;
    private final List<String> problems;
    private final String label;

    TopicEntry(int number, @Nullable Object entry, List<String> problems) {
        this.problems = problems;
        if (entry instanceof Map<?, ?> map) {
            fields = map;
            label = map.get("name") instanceof String name ? name : "topic " + number;
            map.keySet().stream()
                    .filter(key -> !KEYS.contains(String.valueOf(key)))
                    .forEach(key -> problem("'" + key + "' is not a key of a topic"));
        } else {
            fields = Map.of();
            label = "topic " + number;
        }
    }

    TopicSpec toSpec() {
        String name = text("name");
        if (!name.isEmpty() && !TOPIC_NAME.matcher(name).matches()) {
            problem("Kafka does not take this name");
        }
        return new TopicSpec(
                name.isEmpty() ? label : name,
                text("key"),
                number("partitions", 1, PARTITIONS_MAX),
                retentionMillis(),
                cleanup(),
                timestampType(),
                number("maxMessageBytes", MESSAGE_BYTES_MIN, Integer.MAX_VALUE),
                text("writer"),
                readers(),
                text("description"));
    }

    private long retentionMillis() {
        String value = text("retention");
        Matcher matcher = RETENTION.matcher(value);
        if (matcher.matches()) {
            return unit(matcher.group(2)).toMillis(Long.parseLong(matcher.group(1)));
        }
        if (!value.equals("forever") && !value.isEmpty()) {
            problem("retention '" + value + "' is not a number with s, m, h or d, nor 'forever'");
        }
        return TopicSpec.FOREVER;
    }

    private static TimeUnit unit(String letter) {
        return switch (letter) {
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
    }

    private CleanupPolicy cleanup() {
        String value = text("cleanup");
        return CleanupPolicy.of(value)
                .orElseGet(
                        () -> {
                            unlessMissing(
                                    "cleanup", value, "is not delete, compact or compact,delete");
                            return CleanupPolicy.DELETE;
                        });
    }

    private TimestampType timestampType() {
        String value = text("timestampType");
        for (TimestampType type :
                List.of(TimestampType.CREATE_TIME, TimestampType.LOG_APPEND_TIME)) {
            if (type.name.equals(value)) {
                return type;
            }
        }
        unlessMissing("timestampType", value, "is not CreateTime or LogAppendTime");
        return TimestampType.LOG_APPEND_TIME;
    }

    private List<String> readers() {
        if (fields.get("readers") instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        problem("readers is not a list of names");
        return List.of();
    }

    private String text(String key) {
        Object value = fields.get(key);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        problem(key + (value == null ? " is missing" : " is not a text: '" + value + "'"));
        return "";
    }

    private int number(String key, int min, int max) {
        Object value = fields.get(key);
        if (value instanceof Integer number && number >= min && number <= max) {
            return number;
        }
        problem(
                value == null
                        ? key + " is missing"
                        : key + " '" + value + "' is not a number from " + min + " to " + max);
        return min;
    }

    private void unlessMissing(String key, String value, String what) {
        if (!value.isEmpty()) {
            problem(key + " '" + value + "' " + what);
        }
    }

    private void problem(String sentence) {
        problems.add(label + ": " + sentence);
    }
}
