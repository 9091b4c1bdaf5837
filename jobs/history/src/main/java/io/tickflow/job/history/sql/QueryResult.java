package io.tickflow.job.history.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a query.
 *
 * @param columns in order; none if the statement gives no rows
 * @param rows values as ClickHouse writes them, null for NULL
 * @param truncated true if there were more rows than a result holds
 * @param elapsedMillis from sending the query to its last row
 */
public record QueryResult(
        List<Column> columns,
        List<List<@Nullable String>> rows,
        boolean truncated,
        long elapsedMillis) {

    /**
     * A column of the answer.
     *
     * @param name as the query says
     * @param type ClickHouse's name of the type, such as {@code Nullable(Float64)}
     */
    public record Column(String name, String type) {

        /** True if values are numbers, so that they are read from the right. */
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
    }
}
