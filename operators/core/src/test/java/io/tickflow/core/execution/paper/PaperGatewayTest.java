package io.tickflow.core.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.execution.GatewayListener;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.VenueReport;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperGatewayTest {

    private static final PaperTerms TERMS = new PaperTerms(100, 0, 1_000);
    private static final Quantity UNITS = Quantity.of(1_000);

    private final List<VenueReport> reports = new ArrayList<>();
    private final List<String> notKnown = new ArrayList<>();
    private long nowMillis = 10_000;

    @Test
    void shouldFillAtTheNextTickAfterTheLatency() {
        PaperGateway gateway = started(TERMS);
        send(gateway, "c1", Side.BUY, 1.1, 1.2);
        send(gateway, "c2", Side.SELL, 1.1, 1.2);
        gateway.onQuote("EURUSD", 1.3, 1.4);
        nowMillis += 100;
        gateway.onQuote("USDJPY", 150, 151);
        assertThat(reports).isEmpty();

        gateway.onQuote("EURUSD", 1.5, 1.6);
        gateway.onQuote("EURUSD", 1.7, 1.8);

        assertThat(reports).extracting(VenueReport::clOrdId).containsExactly("c1", "c2");
        assertThat(reports).extracting(VenueReport::lastPrice).containsExactly(1.6, 1.5);
        assertThat(reports).extracting(VenueReport::state).containsOnly(OrderState.FILLED);
        assertThat(reports).extracting(VenueReport::cumulativeQuantity).containsOnly(UNITS);
        assertThat(reports).extracting(VenueReport::text).containsOnly("");
    }

    @Test
    void shouldFillWorseBySlippage() {
        PaperGateway gateway = started(new PaperTerms(0, 100, 1_000));
        send(gateway, "c1", Side.BUY, 1.1, 1.2);
        send(gateway, "c2", Side.SELL, 1.1, 1.2);
        gateway.onQuote("EURUSD", 2, 4);

        assertThat(reports).extracting(VenueReport::lastPrice).containsExactly(4.04, 1.98);
    }

    @Test
    void shouldSayThatNoTickCame() {
        PaperGateway gateway = started(TERMS);
        gateway.onQuote("EURUSD", 1.3, 1.4);
        send(gateway, "c1", Side.BUY, 1.1, 1.2);
        nowMillis += 1_099;
        gateway.onTime();
        assertThat(reports).isEmpty();
        nowMillis++;
        gateway.onTime();
        gateway.onTime();

        assertThat(reports).singleElement().returns(1.4, VenueReport::lastPrice);
        assertThat(reports.get(0).text())
                .isEqualTo("no tick for 1000 ms: filled at the newest quote");
    }

    @Test
    void shouldFallBackToTheQuoteOfTheDesk() {
        PaperGateway gateway = started(TERMS);
        send(gateway, "c1", Side.SELL, 1.1, 1.2);
        nowMillis += 1_100;
        gateway.onTime();

        assertThat(reports).singleElement().returns(1.1, VenueReport::lastPrice);
    }

    @Test
    void shouldRejectWithoutAQuote() {
        PaperGateway gateway = started(TERMS);
        send(gateway, "c1", Side.BUY, 1.1, Double.NaN);
        send(gateway, "c2", Side.SELL, 0, 1.2);

        assertThat(reports).extracting(VenueReport::state).containsOnly(OrderState.REJECTED);
    }

    @Test
    void shouldAnswerThatAnOrderWorks() {
        PaperGateway gateway = started(TERMS);
        OrderDecision order = send(gateway, "c1", Side.BUY, 1.1, 1.2);
        gateway.askStatus(order);

        assertThat(reports).singleElement().returns(OrderState.NEW, VenueReport::state);
        assertThat(reports.get(0).statusAnswer()).isTrue();
    }

    @Test
    void shouldKnowNothingOfAnEarlierRun() {
        started(TERMS).askStatus(order("c1", Side.BUY, 1.1, 1.2));

        assertThat(notKnown).containsExactly("c1");
    }

    @Test
    void shouldSendNothingBeforeItStarts() {
        var gateway = new PaperGateway(new NoQuotes(), TERMS, () -> null);

        assertThat(gateway.send(order("c1", Side.BUY, 1.1, 1.2), 1))
                .isEqualTo(OrderGateway.Sent.NO);
    }

    private OrderDecision send(
            PaperGateway gateway, String clOrdId, Side side, double bid, double ask) {
        OrderDecision order = order(clOrdId, side, bid, ask);
        assertThat(gateway.send(order, 1)).isEqualTo(OrderGateway.Sent.YES);
        return order;
    }

    private static OrderDecision order(String clOrdId, Side side, double bid, double ask) {
        return new OrderDecision(
                "a1",
                "d-" + clOrdId,
                "EURUSD",
                500,
                Leg.EXIT,
                0,
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                clOrdId,
                side,
                UNITS,
                bid,
                ask,
                1_000,
                OrderDecision.NEVER,
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }

    private PaperGateway started(PaperTerms terms) {
        var gateway =
                new PaperGateway(new NoQuotes(), terms, () -> Instant.ofEpochMilli(nowMillis));
        gateway.start(
                new GatewayListener() {
                    @Override
                    public void onSessionUp(int sessionNumber) {}

                    @Override
                    public void onSessionDown(String reason) {}

                    @Override
                    public void onReport(VenueReport report) {
                        reports.add(report);
                    }

                    @Override
                    public void onNotKnown(String clOrdId, String text) {
                        notKnown.add(clOrdId);
                    }

                    @Override
                    public void onStatusRefused(String clOrdId, String text) {}
                });
        return gateway;
    }

    /** The test is the quotes itself. */
    private static final class NoQuotes implements PaperQuotes {
        @Override
        public void start(Listener listener) {}

        @Override
        public void close() {}
    }
}
