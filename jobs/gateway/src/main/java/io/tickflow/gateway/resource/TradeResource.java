package io.tickflow.gateway.resource;

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
            long asOf =
                    days.stream()
                            .mapToLong(row -> row.path("newestMillis").asLong())
                            .max()
                            .orElse(0);
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
                        held.days().stream()
                                .map(row -> RealisedDay.of(row, currency(row)))
                                .toList(),
                        held.open().stream().map(this::open).toList()),
                trouble.map(meta::degraded).orElse(meta));
    }

    private Trade trade(ObjectNode row) {
        return Trade.of(row, currency(row));
    }

    private OpenTrade open(ObjectNode row) {
        Trade trade = trade(row);
        return OpenTrade.at(trade, quote(trade.symbol(), trade.side() == Side.BUY ? "bid" : "ask"));
    }

    private double quote(String symbol, String field) {
        return board.latest(EventTypes.FEATURES, symbol).stream()
                .findFirst()
                .flatMap(HeldEvent::json)
                .map(json -> json.path(field).asDouble(Double.NaN))
                .orElse(Double.NaN);
    }

    private String currency(ObjectNode row) {
        Instrument instrument = instruments.find(row.path("symbol").asText());
        return instrument == null ? "" : instrument.currency();
    }
}
