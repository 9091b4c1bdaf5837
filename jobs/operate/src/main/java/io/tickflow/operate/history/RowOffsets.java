package io.tickflow.operate.history;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.job.history.table.RefusedRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Offsets of the rows of one table in one partition. Not thread-safe. */
final class RowOffsets {

    /** Bounds the text of one query to about half a megabyte. */
    private static final int IDS_MAX = 5_000;

    /**
     * Offsets with a row.
     *
     * @param count number of them within what Kafka has
     * @param first first of all; -1 if none
     * @param last last of all; -1 if none
     * @param beyond number of them from the end of the partition on
     */
    record Extent(long count, long first, long last, long beyond) {}

    private final SqlConsole console;
    private final String table;
    private final int partition;

    RowOffsets(SqlConsole console, String table, int partition) {
        this.console = console;
        this.table = table;
        this.partition = partition;
    }

    Extent extent(long kafkaFrom, long kafkaEnd) throws QueryException {
        List<@Nullable String> row =
                query(
                                """
                                SELECT uniqExactIf(kafka_offset, kafka_offset >= {from:Int64} AND kafka_offset < {end:Int64}),
                                    if(count() = 0, -1, min(kafka_offset)), if(count() = 0, -1, max(kafka_offset)),
                                    uniqExactIf(kafka_offset, kafka_offset >= {end:Int64})
                                FROM %s WHERE kafka_partition = {partition:Int32} SETTINGS final = 0\
                                """
                                        .formatted(table),
                                Map.of("from", kafkaFrom, "end", kafkaEnd))
                        .get(0);
        return new Extent(number(row, 0), number(row, 1), number(row, 2), number(row, 3));
    }

    /** Ranges without a row within what Kafka has, in order. */
    List<OffsetRange> gaps(long kafkaFrom, long kafkaEnd) throws QueryException {
        List<OffsetRange> gaps = new ArrayList<>();
        for (List<@Nullable String> row :
                query(
                        """
                        SELECT previous + 1, at - 1 FROM
                        (
                            SELECT kafka_offset AS at,
                                lagInFrame(kafka_offset, 1, {from:Int64} - 1) OVER
                                    (ORDER BY kafka_offset ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS previous
                            FROM
                            (
                                SELECT DISTINCT kafka_offset FROM %s
                                WHERE kafka_partition = {partition:Int32}
                                  AND kafka_offset >= {from:Int64} AND kafka_offset < {end:Int64}
                                UNION ALL SELECT {end:Int64}
                            )
                        )
                        WHERE at - previous > 1 ORDER BY at SETTINGS final = 0\
                        """
                                .formatted(table),
                        Map.of("from", kafkaFrom, "end", kafkaEnd))) {
            gaps.add(new OffsetRange(number(row, 0), number(row, 1)));
        }
        return gaps;
    }

    /** Those of {@code eventIds} that have a row, of whatever offset. */
    Set<String> known(Collection<String> eventIds) throws QueryException {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(eventIds);
        for (int from = 0; from < all.size(); from += IDS_MAX) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IDS_MAX));
            String list = some.stream().map(RowOffsets::quoted).collect(Collectors.joining(","));
            for (List<@Nullable String> row :
                    query(
                            "SELECT DISTINCT event_id FROM "
                                    + table
                                    + " WHERE event_id IN ("
                                    + list
                                    + ") SETTINGS final = 0",
                            Map.of())) {
                known.add(String.valueOf(row.get(0)));
            }
        }
        return known;
    }

    /** Offsets of {@code range} whose rows ClickHouse refused for their content. */
    Set<Long> refused(String topic, OffsetRange range) throws QueryException {
        Set<Long> refused = new HashSet<>();
        for (List<@Nullable String> row :
                query(
                        """
                        SELECT DISTINCT source_offset FROM dead_letters
                        WHERE code = '%s' AND source_topic = %s AND source_partition = {partition:Int32}
                          AND source_offset BETWEEN {from:Int64} AND {to:Int64} SETTINGS final = 0\
                        """
                                .formatted(RefusedRows.CODE, quoted(topic)),
                        Map.of("from", range.from(), "to", range.to()))) {
            refused.add(number(row, 0));
        }
        return refused;
    }

    /** Literal of an id, which comes from a record and may be anything. */
    static String quoted(String id) {
        return "'" + id.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private List<List<@Nullable String>> query(String sql, Map<String, Long> bounds)
            throws QueryException {
        var parameters = new TreeMap<String, String>();
        parameters.put("partition", Integer.toString(partition));
        bounds.forEach((name, value) -> parameters.put(name, Long.toString(value)));
        return console.query(sql, parameters).rows();
    }

    private static long number(List<@Nullable String> row, int column) {
        return Long.parseLong(String.valueOf(row.get(column)));
    }
}
