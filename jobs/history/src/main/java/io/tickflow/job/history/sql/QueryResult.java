package io.tickflow.job.history.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a query.
 *
 * @param columns columns in order; none if the statement returns no rows
 * @param rows values in ClickHouse's notation, null for NULL
 * @param truncated true if rows beyond the limit were dropped
 * @param elapsedMillis from sending the query to its last row
 */
public record QueryResult(
        List<Column> columns,
        List<List<@Nullable String>> rows,
        boolean truncated,
        long elapsedMillis) {

    /**
     * Column of the result.
     *
     * @param name name in the query
     * @param type ClickHouse's name of the type, such as {@code Nullable(Float64)}
     */
    public record Column(String name, String type) {

        /** Returns true if values are numbers, to be aligned to the right. */
        public boolean numeric() {
            String bare = type;
            while (bare.startsWith("Nullable(") || bare.startsWith("LowCardinality(")) {
                bare = bare.substring(bare.indexOf('(') + 1);
            }
            return bare.startsWith("Int")
                    || bare.startsWith("UInt")
                    || bare.startsWith("Float")
                    || bare.startsWith("Decimal");
        }

        /** Returns true if all numbers in its values are floating-point numbers. */
        boolean hasFloatsOnly() {
            return type.contains("Float") && !type.contains("Int") && !type.contains("Decimal");
        }
    }
}
