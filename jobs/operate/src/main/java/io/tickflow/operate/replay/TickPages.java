package io.tickflow.operate.replay;

import io.tickflow.core.market.Tick;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recorded ticks of a symbol in the order in which the job had them, a page at a time:
 * those of a topic by offset; those of several tick files, whose lines are counted anew, by time.
 * One thread.
 */
final class TickPages {

    /** Topic of ticks from files. */
    private static final String FILES = "history";

    private static final int PAGE_ROWS = 50_000;
    private static final String RANGE =
            " FROM ticks WHERE topic = {topic:String} AND symbol = {symbol:String} AND code = ''"
                    + " AND event_time < fromUnixTimestamp64Milli({to:Int64}, 'UTC')"
                    + " AND %s > %s";
    private static final String BY_OFFSET = "kafka_offset";
    private static final String BY_TIME = "(toUnixTimestamp64Milli(event_time), kafka_offset)";

    private final SqlConsole history;
    private final Map<String, String> parameters = new HashMap<>();
    private final String symbol;
    private final long count;
    private final String sql;

    /**
     * @param window window of one symbol
     * @param topic topic of the feed, for ticks that are not of files
     * @param partition partition of the ticks; -1 for those of files
     * @param afterMillis time of the last tick that is known already
     * @param afterOffset its offset
     * @throws OperationException if the history has no such ticks, or not their order
     */
    TickPages(
            SqlConsole history,
            HistoryWindow window,
            String topic,
            int partition,
            long afterMillis,
            long afterOffset)
            throws QueryException {
        this.history = history;
        this.symbol = window.symbol();
        parameters.put("topic", partition < 0 ? FILES : topic);
        parameters.put("symbol", symbol);
        parameters.put("to", Long.toString(window.toMillis()));
        after(afterMillis, afterOffset);
        List<@Nullable String> row = survey();
        this.count = Long.parseLong(cell(row, 0));
        boolean counted = cell(row, 1).equals("1");
        if (Long.parseLong(cell(row, 2)) > 1) {
            throw OperationException.invalid(
                    symbol
                            + " has ticks in several partitions, whose common order is not"
                            + " recorded, so its decisions cannot be derived");
        }
        this.sql =
                "SELECT toUnixTimestamp64Milli(event_time), toUnixTimestamp64Milli(repeat_time), bid,"
                        + " ask, last, volume, flags, kafka_partition, kafka_offset,"
                        + " toUnixTimestamp64Milli(appended_at)"
                        + (counted
                                ? RANGE.formatted(BY_OFFSET, "{offset:Int64}")
                                : RANGE.formatted(BY_TIME, "({millis:Int64}, {offset:Int64})"))
                        + " ORDER BY "
                        + (counted ? BY_OFFSET : BY_TIME)
                        + " LIMIT "
                        + PAGE_ROWS;
    }

    private List<@Nullable String> survey() throws QueryException {
        return history.query(
                        "SELECT toString(count()), toString(count() = uniqExact(kafka_offset)),"
                                + " toString(uniqExact(kafka_partition))"
                                + RANGE.formatted(BY_TIME, "({millis:Int64}, -1)"),
                        parameters)
                .rows()
                .get(0);
    }

    private static String cell(List<@Nullable String> row, int column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }

    /** Number of ticks to come. */
    long count() {
        return count;
    }

    /** Next ticks in order; none at the end. */
    List<Tick> next() throws QueryException {
        var ticks = new ArrayList<Tick>();
        history.stream(sql, parameters, RowCells.each(cells -> ticks.add(tick(cells))));
        if (!ticks.isEmpty()) {
            Tick last = ticks.get(ticks.size() - 1);
            after(last.eventTimeMillis(), last.offset());
        }
        return ticks;
    }

    private void after(long millis, long offset) {
        parameters.put("millis", Long.toString(millis));
        parameters.put("offset", Long.toString(offset));
    }

    private Tick tick(RowCells cells) throws IOException {
        long millis = cells.whole();
        long repeatMillis = cells.whole();
        double bid = cells.decimal();
        double ask = cells.decimal();
        double last = cells.decimal();
        double volume = cells.decimal();
        int flags = (int) cells.whole();
        int partition = (int) cells.whole();
        long offset = cells.whole();
        long appended = cells.whole();
        return new Tick(
                symbol,
                millis,
                bid,
                ask,
                last,
                volume,
                flags,
                partition,
                offset,
                appended,
                repeatMillis);
    }
}
