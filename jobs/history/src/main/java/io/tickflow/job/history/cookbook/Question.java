package io.tickflow.job.history.cookbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Question with the query that answers it. Its text begins with comments: the question itself, what
 * a reader should know, and its parameters as {@code -- :name = default; meaning}.
 *
 * @param name name of the question, lower case with hyphens
 * @param title the question in one line
 * @param parameters in their order
 * @param sql whole text, with its comments
 */
public record Question(String name, String title, List<Parameter> parameters, String sql) {

    private static final Pattern PARAMETER = Pattern.compile("-- :(\\w+) = (.*?); (.+)");
    private static final Pattern USED = Pattern.compile("\\{(\\w+):");
    private static final String COMMENT = "-- ";

    public Question {
        parameters = List.copyOf(parameters);
    }

    /** Reads the text of a question. A plain query is one without title and parameters. */
    public static Question parse(String name, String sql) {
        List<String> head = sql.lines().takeWhile(line -> line.startsWith(COMMENT)).toList();
        List<Parameter> parameters = new ArrayList<>();
        Optional<String> title = Optional.empty();
        for (String line : head) {
            Matcher matcher = PARAMETER.matcher(line);
            if (matcher.matches()) {
                parameters.add(
                        new Parameter(
                                matcher.group(1).strip(),
                                matcher.group(2).strip(),
                                matcher.group(3).strip()));
            } else if (title.isEmpty()) {
                title = Optional.of(line.substring(COMMENT.length()).strip());
            }
        }
        return new Question(name, title.orElse(""), parameters, sql);
    }

    /**
     * Completes {@code given} by the defaults.
     *
     * @throws IllegalArgumentException listing parameters that the query does not have, and those
     *     of the query without a value
     */
    public Map<String, String> values(Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
        values.putAll(given);
        var used = new TreeSet<String>();
        USED.matcher(sql).results().forEach(match -> used.add(match.group(1)));
        List<String> problems = new ArrayList<>();
        for (String name : given.keySet()) {
            if (!used.contains(name)) {
                problems.add(
                        "--param %s: the query has %s"
                                .formatted(
                                        name,
                                        used.isEmpty()
                                                ? "no parameters"
                                                : String.join(", ", used) + " only"));
            }
        }
        for (String name : used) {
            if (!values.containsKey(name)) {
                problems.add("--param %s=VALUE is missing".formatted(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return values;
    }
}
