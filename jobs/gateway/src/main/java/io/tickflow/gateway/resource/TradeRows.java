package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.history.Rows;
import java.util.List;
import java.util.Map;

/** Questions to the view of trades, for one pipeline. Thread-safe. */
final class TradeRows {

    /** Fills leave less than this of a trade that has ended. */
    private static final String IS_OPEN = "open_quantity > 1e-9";

    private static final String TRADES =
            """
            SELECT mode, account, symbol, decision_id AS decisionId, side, quantity,
                open_quantity AS openQuantity, entry_price AS entryPrice, exit_price AS exitPrice,
                toUnixTimestamp64Milli(event_time) AS eventTimeMillis,
                toUnixTimestamp64Milli(entered_at) AS enteredAtMillis,
                if(exited_quantity > 0, toUnixTimestamp64Milli(exited_at), 0) AS exitedAtMillis,
                net, net_bps AS netBps
            FROM trades
            WHERE pipeline = {pipeline:String} AND ({symbol:String} = '' OR symbol = {symbol:String}) AND %s
            ORDER BY entered_at DESC, decision_id LIMIT {limit:UInt32}
            """;

    private static final String DAYS =
            """
            SELECT mode, account, symbol, toString(toDate(event_time)) AS day,
                countIf(NOT (%1$s)) AS trades, countIf(NOT (%1$s) AND net > 0) AS won,
                sumIf(net, exited_quantity > 0) AS earned, sumIf(net_bps, exited_quantity > 0) AS points,
                toUnixTimestamp64Milli(max(greatest(entered_at, exited_at))) AS newestMillis
            FROM trades
            WHERE pipeline = {pipeline:String}
            GROUP BY mode, account, symbol, day
            ORDER BY day DESC, symbol, mode, account LIMIT {limit:UInt32}
            """
                    .formatted(IS_OPEN);

    private final HistoryClient history;
    private final String pipeline;

    TradeRows(HistoryClient history, String pipeline) {
        this.history = history;
        this.pipeline = pipeline;
    }

    /** Trades, the newest first; of every symbol if it is empty. */
    List<ObjectNode> newest(String symbol, int limit) {
        return ask(TRADES.formatted("1"), symbol, limit).objects();
    }

    /** Trades that are not closed yet, the newest first. */
    List<ObjectNode> open(int limit) {
        return ask(TRADES.formatted(IS_OPEN), "", limit).objects();
    }

    /** Fills of exits by account, symbol and day, the newest first. */
    List<ObjectNode> days(int limit) {
        return ask(DAYS, "", limit).objects();
    }

    private Rows ask(String sql, String symbol, int limit) {
        return history.query(
                sql,
                Map.of("pipeline", pipeline, "symbol", symbol, "limit", Integer.toString(limit)),
                limit);
    }
}
