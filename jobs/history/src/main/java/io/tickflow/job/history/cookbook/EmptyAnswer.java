package io.tickflow.job.history.cookbook;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.QueryResult;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.sql.SqlConsole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reason for an answer without rows: its tables are empty, or its conditions are narrow. */
public final class EmptyAnswer {

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");

    /** Name of a table or view after FROM or JOIN; one with arguments has a parenthesis. */
    private static final Pattern SOURCE =
            Pattern.compile(
                    "\\b(?:FROM|JOIN)\\s++([A-Za-z_]\\w*+)(?!\\s*+[(.])", Pattern.CASE_INSENSITIVE);

    private EmptyAnswer() {}

    /**
     * Explains in one line, without a full stop, why a query has no rows.
     *
     * @param sql query that was answered by no rows
     * @param parameters values that it was asked with
     * @return empty if it reads no table of the history
     * @throws QueryException if ClickHouse gives no answer
     */
    public static String explain(SqlConsole console, String sql, Map<String, String> parameters)
            throws QueryException {
        Set<String> tables = tables(sql);
        if (tables.isEmpty()) {
            return "";
        }
        List<String> empty = empty(console, tables);
        if (!empty.isEmpty()) {
            return String.join(", ", empty) + (empty.size() == 1 ? " is empty" : " are empty");
        }
        String asked =
                new TreeMap<>(parameters)
                        .entrySet().stream()
                                .filter(value -> !value.getValue().isEmpty())
                                .map(value -> value.getKey() + '=' + value.getValue())
                                .collect(Collectors.joining(", "));
        String filled =
                String.join(", ", tables) + (tables.size() == 1 ? " has rows" : " have rows");
        return asked.isEmpty()
                ? filled + ", but none that the query looks for"
                : filled + ", but none for " + asked + ". Maybe ask for more";
    }

    /** Tables and views of the history that a query reads directly. */
    static Set<String> tables(String sql) {
        Set<String> known = Set.copyOf(SchemaMigrator.tables());
        return SOURCE.matcher(COMMENT.matcher(sql).replaceAll(""))
                .results()
                .map(source -> source.group(1))
                .filter(known::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> empty(SqlConsole console, Set<String> tables)
            throws QueryException {
        String question =
                tables.stream()
                        .map(
                                "SELECT '%1$s' AS name, (SELECT count() FROM (SELECT 1 FROM %1$s LIMIT 1)) AS n"
                                        ::formatted)
                        .collect(
                                Collectors.joining(
                                        " UNION ALL ",
                                        "SELECT name FROM (",
                                        ") WHERE n = 0 ORDER BY name"));
        QueryResult answer = console.query(question);
        var names = new ArrayList<String>();
        answer.rows().forEach(row -> names.add(String.valueOf(row.get(0))));
        return names;
    }
}
