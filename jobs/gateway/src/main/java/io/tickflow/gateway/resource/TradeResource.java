package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.market.Side;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.schema.RecordSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trades and the profit that they brought, by the fills in the history. */
public final class TradeResource implements Resource {

    private final TradeRows trades;
    private final EventBoard board;
    private final Instruments instruments;
    private volatile @Nullable Held last;

    /**
     * Creates the resource.
     *
     * @param instruments name the currencies
     * @param pipeline name of the deployment
     */
    public TradeResource(
            HistoryClient history, EventBoard board, Instruments instruments, String pipeline) {
        this.trades = new TradeRows(history, pipeline);
        this.board = board;
        this.instruments = instruments;
    }

    /**
     * Round trip of one entry.
     *
     * @param openQuantity units that no exit has closed
     * @param exitPrice NaN before the first exit
     * @param eventTimeMillis market time of the decision
     * @param exitedAtMillis 0 before the first exit
     * @param net in the currency, after the spread, of the units that were closed; NaN before
     */
    record Trade(
            String mode,
            String account,
            String symbol,
            String currency,
            String decisionId,
            Side side,
            double quantity,
            double openQuantity,
            double entryPrice,
            double exitPrice,
            long eventTimeMillis,
            long enteredAtMillis,
            long exitedAtMillis,
            double net,
            double netBps) {}

    /**
     * Closed units of one account and symbol on one day.
     *
     * @param day UTC date of the decisions' market time
     * @param trades trades that have ended
     * @param net in the currency, after the spread
     * @param bps sum of the trades' basis points
     */
    record RealisedDay(
            String mode,
            String account,
            String symbol,
            String currency,
            String day,
            long trades,
            long won,
            double net,
            double bps) {}

    /**
     * Open units of one trade at the newest quote.
     *
     * @param price bid of a long trade, ask of a short one; NaN without a quote
     * @param net in the currency, if it were closed at that price
     */
    record OpenTrade(
            String mode,
            String account,
            String symbol,
            String currency,
            String decisionId,
            Side side,
            double quantity,
            double entryPrice,
            long enteredAtMillis,
            double price,
            double net,
            double bps) {}

    /** Profit and loss. */
    record Profit(List<RealisedDay> realised, List<OpenTrade> open) {}

    /** Rows of the history as they were last answered. */
    private record Held(List<ObjectNode> days, List<ObjectNode> open, long asOfMillis) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/pnl", "pnl", "Realised profit by symbol and day, open at the quote")
                        .in("Trading")
                        .gives(RecordSchema.of(Profit.class))
                        .to(call -> profit()),
                Route.get("/v1/trades", "trades", "Round trips, the newest first")
                        .in("Trading")
                        .with(Lists.SYMBOL, Lists.LIMIT)
                        .gives(RecordSchema.listOf(RecordSchema.of(Trade.class)))
                        .to(this::trades));
    }

    private Answer trades(Call call) {
        List<Trade> rows =
                trades.newest(call.query("symbol").orElse(""), Lists.limit(call)).stream()
                        .map(this::trade)
                        .toList();
        long asOf =
                rows.stream()
                        .mapToLong(row -> Math.max(row.enteredAtMillis(), row.exitedAtMillis()))
                        .max()
                        .orElse(0);
        return Answer.of(rows, Meta.of(Layer.L3, asOf, System.currentTimeMillis()));
    }

    private Answer profit() {
        try {
            List<ObjectNode> days = trades.days(Lists.ROWS_MAX);
            long asOf = days.stream().mapToLong(row -> number(row, "newestMillis")).max().orElse(0);
            var held = new Held(days, trades.open(Lists.ROWS_MAX), asOf);
            last = held;
            return answer(held, Optional.empty());
        } catch (Problem e) {
            Held older = last;
            if (older == null) {
                throw e;
            }
            return answer(older, Optional.of(e.detail()));
        }
    }

    private Answer answer(Held held, Optional<String> trouble) {
        Meta meta = Meta.of(Layer.L3, held.asOfMillis(), System.currentTimeMillis());
        return Answer.of(
                new Profit(
                        held.days().stream().map(this::day).toList(),
                        held.open().stream().map(this::open).toList()),
                trouble.map(meta::degraded).orElse(meta));
    }

    private Trade trade(ObjectNode row) {
        String symbol = text(row, "symbol");
        return new Trade(
                text(row, "mode"),
                text(row, "account"),
                symbol,
                currency(symbol),
                text(row, "decisionId"),
                Side.valueOf(text(row, "side")),
                real(row, "quantity"),
                real(row, "openQuantity"),
                real(row, "entryPrice"),
                real(row, "exitPrice"),
                number(row, "eventTimeMillis"),
                number(row, "enteredAtMillis"),
                number(row, "exitedAtMillis"),
                real(row, "net"),
                real(row, "netBps"));
    }

    private RealisedDay day(ObjectNode row) {
        String symbol = text(row, "symbol");
        return new RealisedDay(
                text(row, "mode"),
                text(row, "account"),
                symbol,
                currency(symbol),
                text(row, "day"),
                number(row, "trades"),
                number(row, "won"),
                real(row, "earned"),
                real(row, "points"));
    }

    private OpenTrade open(ObjectNode row) {
        Trade trade = trade(row);
        double price = quote(trade.symbol(), trade.side() == Side.BUY ? "bid" : "ask");
        int sign = trade.side() == Side.BUY ? 1 : -1;
        return new OpenTrade(
                trade.mode(),
                trade.account(),
                trade.symbol(),
                trade.currency(),
                trade.decisionId(),
                trade.side(),
                trade.openQuantity(),
                trade.entryPrice(),
                trade.enteredAtMillis(),
                price,
                sign * (price - trade.entryPrice()) * trade.openQuantity(),
                sign * (price / trade.entryPrice() - 1) * 1e4);
    }

    private double quote(String symbol, String field) {
        return board.latest(EventTypes.FEATURES, symbol).stream()
                .findFirst()
                .flatMap(HeldEvent::json)
                .map(json -> json.path(field).asDouble(Double.NaN))
                .orElse(Double.NaN);
    }

    private String currency(String symbol) {
        Instrument instrument = instruments.find(symbol);
        return instrument == null ? "" : instrument.currency();
    }

    private static String text(ObjectNode row, String field) {
        return row.path(field).asText();
    }

    private static long number(ObjectNode row, String field) {
        return row.path(field).asLong();
    }

    private static double real(ObjectNode row, String field) {
        JsonNode value = row.path(field);
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }
}
