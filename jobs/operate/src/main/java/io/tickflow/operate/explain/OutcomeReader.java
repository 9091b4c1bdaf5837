package io.tickflow.operate.explain;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Reads what the market did after a decision. */
final class OutcomeReader {

    private static final String HORIZONS = "[1000, 10000, 60000, 300000, 3600000]";
    private static final double BPS = 1e4;

    private final SqlConsole history;

    OutcomeReader(SqlConsole history) {
        this.history = history;
    }

    /**
     * Outcomes by horizon, the shortest first; a horizon without a tick is left out.
     *
     * @param buys true if the model favoured a rise
     */
    List<Outcome> outcomes(Decision decision, boolean buys) throws QueryException {
        String sql =
                """
                SELECT horizon, count() AS quotes,
                    argMax(bid, (event_time, ordinal)) AS later_bid,
                    argMax(ask, (event_time, ordinal)) AS later_ask,
                    max(bid) AS highest_bid, min(bid) AS lowest_bid,
                    max(ask) AS highest_ask, min(ask) AS lowest_ask,
                    {millis:Int64} + horizon <= (
                        SELECT toUnixTimestamp64Milli(max(event_time)) FROM features
                        WHERE pipeline = {pipeline:String} AND symbol = {symbol:String}) AS complete
                FROM features ARRAY JOIN %s AS horizon
                WHERE pipeline = {pipeline:String} AND symbol = {symbol:String}
                    AND (toUnixTimestamp64Milli(event_time), ordinal) > ({millis:Int64}, {ordinal:UInt32})
                    AND event_time >= fromUnixTimestamp64Milli({millis:Int64}, 'UTC')
                    AND event_time <= fromUnixTimestamp64Milli({millis:Int64} + 3600000, 'UTC')
                    AND toUnixTimestamp64Milli(event_time) <= {millis:Int64} + horizon
                GROUP BY horizon ORDER BY horizon
                """
                        .formatted(HORIZONS);
        var outcomes = new ArrayList<Outcome>();
        for (Row row : Row.of(history.query(sql, DecisionReader.place(decision)))) {
            outcomes.add(outcome(decision, buys, row));
        }
        return outcomes;
    }

    private static Outcome outcome(Decision decision, boolean buys, Row row) {
        double mid = decision.mid();
        double move = (row.decimal("later_bid") + row.decimal("later_ask")) / 2 - mid;
        return new Outcome(
                row.number("horizon"),
                row.truth("complete"),
                row.number("quotes"),
                move / mid * BPS,
                gain(decision, buys, row.decimal("later_bid"), row.decimal("later_ask")),
                gain(decision, buys, row.decimal("highest_bid"), row.decimal("lowest_ask")),
                gain(decision, buys, row.decimal("lowest_bid"), row.decimal("highest_ask")));
    }

    private static double gain(Decision decision, boolean buys, double bid, double ask) {
        return (buys ? bid - decision.ask() : decision.bid() - ask) / decision.mid() * BPS;
    }
}
