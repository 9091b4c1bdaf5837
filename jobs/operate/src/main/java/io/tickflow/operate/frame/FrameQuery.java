package io.tickflow.operate.frame;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.replay.HistoryWindow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Frame of decisions: features, prediction, and the newest row of the user that was known at each
 * decision. A row counts from the moment at which it was known, whatever time it is about. One
 * thread.
 */
public final class FrameQuery {

    private static final String DECISIONS =
            """
            SELECT f.decision_id AS decision_id, f.symbol AS symbol, f.event_time AS event_time,
                f.ordinal AS ordinal, f.bid AS bid, f.ask AS ask, p.probability AS probability,
                o.move_10s_bps AS move_10s_bps, %s
            FROM (SELECT * FROM features WHERE %s) AS f
            LEFT JOIN (SELECT decision_id, probability FROM predictions WHERE %s AND role = 'CHAMPION') AS p
                ON p.decision_id = f.decision_id
            LEFT JOIN (SELECT decision_id, toNullable(move_bps) AS move_10s_bps FROM outcomes
                WHERE %s AND horizon_millis = 10000) AS o
                ON o.decision_id = f.decision_id
            """;

    /** A row of an earlier time, but not known yet: another one is, or none. */
    private static final String LOOKS_AHEAD =
            "ifNull(timed.known_symbol, '') != ''"
                    + " AND (ifNull(known.known_symbol, '') = ''"
                    + " OR timed.row_time != known.row_time)";

    private final SqlConsole history;
    private final HistoryWindow window;

    private final JoinSource source;

    /**
     * Rows of a frame.
     *
     * @param decisions number of rows
     * @param joined decisions with a row of the user
     * @param lookAheads decisions for which a row of an earlier time was not known yet, so that a
     *     join by time would have looked ahead
     * @param firstLookAhead the first of them; empty if there is none
     */
    public record Summary(long decisions, long joined, long lookAheads, String firstLookAhead) {}

    /**
     * @param source rows of the user
     */
    public FrameQuery(SqlConsole history, HistoryWindow window, JoinSource source) {
        this.history = history;
        this.window = window;
        this.source = source;
    }

    /**
     * Checks that no row was known before its own time.
     *
     * @throws OperationException telling how many were, with the first of them
     */
    public void check() throws QueryException {
        List<@Nullable String> row =
                history.query(
                                "SELECT toString(count()), toString(min(row_time)), any(known_symbol) FROM ("
                                        + source.select()
                                        + ") WHERE available_at < row_time")
                        .rows()
                        .get(0);
        if (!cell(row, 0).equals("0")) {
            throw OperationException.invalid(
                    "%s rows are said to be known before their own time, the first one at %s: a row of the future. Maybe another column with --available"
                            .formatted(cell(row, 0), cell(row, 1)));
        }
    }

    /** Counts the rows of the frame. */
    public Summary summary() throws QueryException {
        String sql =
                "SELECT toString(count()), toString(countIf(known.known_symbol != '')),"
                        + " toString(countIf("
                        + LOOKS_AHEAD
                        + ")), toString(minIf(d.event_time, "
                        + LOOKS_AHEAD
                        + ")) FROM (SELECT symbol, event_time FROM features WHERE "
                        + HistoryWindow.CONDITION
                        + ") AS d"
                        + asOf("known", "available_at")
                        + asOf("timed", "row_time");
        List<@Nullable String> row = history.query(sql, window.parameters()).rows().get(0);
        boolean ahead = !cell(row, 2).equals("0");
        return new Summary(
                Long.parseLong(cell(row, 0)),
                Long.parseLong(cell(row, 1)),
                Long.parseLong(cell(row, 2)),
                ahead ? cell(row, 3) : "");
    }

    /** Writes the frame as Parquet, a row a decision, in order of time. */
    public void write(List<String> features, OutputStream out) throws QueryException, IOException {
        String columns =
                features.stream()
                        .map(name -> "f.`" + name + "` AS `" + name + "`")
                        .collect(Collectors.joining(", "));
        String sql =
                "SELECT d.*, known.* EXCEPT (known_symbol) FROM ("
                        + DECISIONS.formatted(
                                columns,
                                HistoryWindow.CONDITION,
                                HistoryWindow.CONDITION,
                                HistoryWindow.CONDITION)
                        + ") AS d"
                        + asOf("known", "available_at")
                        + " ORDER BY d.event_time, d.symbol, d.ordinal";
        history.writeParquet(sql, window.parameters(), out);
    }

    private String asOf(String name, String moment) {
        return " ASOF LEFT JOIN ("
                + source.select()
                + ") AS "
                + name
                + " ON "
                + name
                + ".known_symbol = d.symbol AND d.event_time >= "
                + name
                + "."
                + moment;
    }

    private static String cell(List<@Nullable String> row, int column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }
}
