package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperGatewayTest {

    private final List<VenueReport> reports = new ArrayList<>();
    private final List<String> notKnown = new ArrayList<>();
    private final PaperGateway gateway = new PaperGateway();

    @Test
    void shouldFillAtSideThatOrderPays() {
        start();
        send("c1", Side.BUY, 1.1, 1.2);
        send("c2", Side.SELL, 1.1, 1.2);

        assertThat(reports).extracting(VenueReport::lastPrice).containsExactly(1.2, 1.1);
        assertThat(reports).extracting(VenueReport::state).containsOnly(OrderState.FILLED);
        assertThat(reports)
                .extracting(VenueReport::cumulativeQuantity)
                .containsOnly(Quantity.nearest(Orders.QUANTITY));
    }

    @Test
    void shouldRejectWithoutAQuote() {
        start();
        send("c1", Side.BUY, 1.1, Double.NaN);
        send("c2", Side.SELL, 0, 1.2);

        assertThat(reports).extracting(VenueReport::state).containsOnly(OrderState.REJECTED);
    }

    @Test
    void shouldKnowNothingOfAnEarlierRun() {
        start();
        gateway.askStatus(Orders.entry("c1", 1));

        assertThat(notKnown).containsExactly("c1");
    }

    @Test
    void shouldSendNothingBeforeItStarts() {
        assertThat(gateway.send(Orders.exit("c1"), 1)).isEqualTo(OrderGateway.Sent.NO);
    }

    private void send(String clOrdId, Side side, double bid, double ask) {
        gateway.send(Orders.order(clOrdId, Leg.ENTRY, side, bid, ask, 1), 1);
    }

    private void start() {
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
    }
}
