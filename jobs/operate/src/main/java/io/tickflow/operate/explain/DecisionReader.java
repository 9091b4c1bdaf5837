package io.tickflow.operate.explain;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.Order;
import io.tickflow.operate.explain.Explanation.Quote;
import io.tickflow.operate.explain.Explanation.Report;
import io.tickflow.operate.explain.Explanation.SignalRow;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the records of one decision from the history. */
final class DecisionReader {

    /** A decision id, alone or at the start of an event id. */
    private static final Pattern DECISION = Pattern.compile("([0-9a-f]{32})(/.*)?");

    /** Ticks shown on each side of the decision. */
    private static final int QUOTES_A_SIDE = 60;

    private final SqlConsole history;

    DecisionReader(SqlConsole history) {
        this.history = history;
    }

    /**
     * Finds the decision behind an id.
     *
     * @param id of a decision, of one of its events, or a ClOrdID(11); blanks around it do not
     *     count, such as the end of a line of CSV
     * @throws OperationException if the history has no such decision
     */
    Decision find(String id) throws QueryException {
        Matcher decision = DECISION.matcher(id.strip());
        String decisionId = decision.matches() ? decision.group(1) : ofOrder(id.strip());
        List<Row> rows =
                ask(
                        "SELECT decision_id, pipeline, mode, symbol,"
                                + " toUnixTimestamp64Milli(event_time) AS millis, ordinal, bid, ask,"
                                + " typical_spread, ready, quality, feature_schema, feature_hash,"
                                + " tick_partition, tick_offset,"
                                + " toUnixTimestamp64Milli(tick_appended_at) AS appended"
                                + " FROM features WHERE decision_id = {id:String} LIMIT 1",
                        Map.of("id", decisionId));
        if (rows.isEmpty()) {
            throw OperationException.invalid(
                    "the history has no decision "
                            + decisionId
                            + ". Maybe the HistoryJob has not written it yet (bin/tickflow verify"
                            + " history), or it is older than the retention");
        }
        return DecisionRows.decision(rows.get(0));
    }

    private String ofOrder(String clOrdId) throws QueryException {
        List<Row> rows =
                ask(
                        "SELECT decision_id FROM orders WHERE cl_ord_id = {id:String} LIMIT 1",
                        Map.of("id", clOrdId));
        if (rows.isEmpty()) {
            throw OperationException.invalid(
                    "'"
                            + clOrdId
                            + "' is no id of a decision (32 hexadecimal digits), and no order in"
                            + " the history has it as ClOrdID(11)");
        }
        return rows.get(0).text("decision_id");
    }

    /** Ticks before and after, the decision's own in the middle. */
    List<Quote> quotes(Decision decision) throws QueryException {
        String side =
                "(SELECT toUnixTimestamp64Milli(event_time) AS millis, ordinal, bid, ask FROM features"
                        + " WHERE pipeline = {pipeline:String} AND symbol = {symbol:String} AND"
                        + " (toUnixTimestamp64Milli(event_time), ordinal) %s ({millis:Int64},"
                        + " {ordinal:UInt32}) AND event_time %s fromUnixTimestamp64Milli({millis:Int64}, 'UTC')"
                        + " %s toIntervalHour(1) ORDER BY event_time %s, ordinal %s LIMIT "
                        + QUOTES_A_SIDE
                        + ")";
        String sql =
                "SELECT * FROM ("
                        + side.formatted("<=", ">", "-", "DESC", "DESC")
                        + " UNION ALL "
                        + side.formatted(">", "<", "+", "ASC", "ASC")
                        + ") ORDER BY millis, ordinal";
        return ask(sql, place(decision)).stream().map(DecisionRows::quote).toList();
    }

    /** Parameters of queries around a decision. */
    static Map<String, String> place(Decision decision) {
        return Map.of(
                "pipeline", decision.pipeline(),
                "symbol", decision.symbol(),
                "millis", Long.toString(decision.eventTimeMillis()),
                "ordinal", Integer.toString(decision.ordinal()));
    }

    List<Answer> predictions(Decision decision) throws QueryException {
        return ask(
                        "SELECT role, model_id, model_version, model_digest, probability, agreement,"
                                + " abstention, meta_probability, regime_probability, votes, absences"
                                + " FROM predictions WHERE decision_id = {id:String} ORDER BY role",
                        Map.of("id", decision.id()))
                .stream()
                .map(DecisionRows::answer)
                .toList();
    }

    List<SignalRow> signals(Decision decision) throws QueryException {
        return ask(
                        "SELECT role, side, confidence, verdict, reason, bid, ask, horizon_millis,"
                                + " time_to_live_millis FROM signals WHERE decision_id = {id:String}"
                                + " ORDER BY role",
                        Map.of("id", decision.id()))
                .stream()
                .map(DecisionRows::signal)
                .toList();
    }

    List<Order> orders(Decision decision) throws QueryException {
        return ask(
                        "SELECT account, leg, attempt, verdict, reason, cl_ord_id, side, quantity,"
                                + " toUnixTimestamp64Milli(decided_at) AS decided, limits"
                                + " FROM orders_in_force WHERE decision_id = {id:String}"
                                + " ORDER BY account, decided_at, leg, attempt",
                        Map.of("id", decision.id()))
                .stream()
                .map(DecisionRows::order)
                .toList();
    }

    List<Report> reports(Decision decision) throws QueryException {
        return ask(
                        "SELECT account, leg, attempt, state, cumulative_quantity, average_price,"
                                + " order_id, reason, toUnixTimestamp64Milli(reported_at) AS reported"
                                + " FROM executions WHERE decision_id = {id:String}"
                                + " ORDER BY reported_at, kafka_offset",
                        Map.of("id", decision.id()))
                .stream()
                .map(DecisionRows::report)
                .toList();
    }

    private List<Row> ask(String sql, Map<String, String> parameters) throws QueryException {
        return Row.of(history.query(sql, parameters));
    }
}
