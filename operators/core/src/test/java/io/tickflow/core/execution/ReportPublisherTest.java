package io.tickflow.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReportPublisherTest {

    private static final Offset<Double> TINY = Offset.offset(1e-9);

    private final OrderLedger ledger = new OrderLedger(10);
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final RecordingListener listener = new RecordingListener();
    private final ReportPublisher publisher =
            new ReportPublisher(ledger, reports::add, new ManualClock(42), listener);
    private final TrackedOrder order = ledger.add(Orders.entry("e1", 99));

    @Test
    void shouldNameTheDecisionBehindAReport() {
        publisher.publish(order, Orders.report("e1", OrderState.FILLED, 1_000, 1_000, 1.2));

        assertThat(reports)
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(
                        new ExecutionReport(
                                Orders.ACCOUNT,
                                "d-e1",
                                "EURUSD",
                                500,
                                order.intent.leg(),
                                0,
                                "e1",
                                order.intent.side(),
                                OrderState.FILLED,
                                Quantity.of(1_000),
                                Quantity.of(1_000),
                                1.2,
                                Quantity.of(1_000),
                                1.2,
                                "o-e1",
                                "e1-FILLED-1000.0",
                                "",
                                42,
                                ""));
        assertThat(ledger.openCount()).isZero();
    }

    @Test
    void shouldDropTheRepetitionOfAReport() {
        VenueReport part = Orders.report("e1", OrderState.PARTIALLY_FILLED, 400, 400, 1.2);
        publisher.publish(order, part);
        publisher.publish(order, part);

        assertThat(reports).hasSize(1);
        assertThat(listener.events).containsExactly("report", "report dropped");
    }

    @Test
    void shouldDropRepetitionOfFillWithoutCumulativeQuantity() {
        VenueReport part = Orders.report("e1", OrderState.PARTIALLY_FILLED, 400, Double.NaN, 1.2);
        publisher.publish(order, part);
        publisher.publish(order, part);

        assertThat(reports).hasSize(1);
        assertThat(order.cumulativeQuantity()).isEqualTo(Quantity.of(400));
    }

    @Test
    void shouldDropAReportFromThePast() {
        publisher.publish(order, Orders.report("e1", OrderState.FILLED, 1_000, 1_000, 1.2));
        publisher.publish(order, Orders.report("e1", OrderState.NEW, 0, 0, Double.NaN));
        publisher.publish(order, Orders.status("e1", OrderState.FILLED, 1_000, 1.2));

        assertThat(reports).hasSize(1);
    }

    @Test
    void shouldAccountForFillThatItWasNeverTold() {
        publisher.publish(order, Orders.report("e1", OrderState.PARTIALLY_FILLED, 400, 400, 1.0));
        publisher.publish(order, Orders.status("e1", OrderState.FILLED, 1_000, 1.6));

        ExecutionReport adopted = reports.get(1);
        assertThat(adopted.lastQuantity()).isEqualTo(Quantity.of(600));
        assertThat(adopted.lastPrice()).isCloseTo(2.0, TINY);
        assertThat(adopted.execId()).isEqualTo("e1/status/FILLED/1000");
    }

    @Test
    void shouldKeepWhatWasFilledInItsOwnReports() {
        publisher.publish(order, Orders.report("e1", OrderState.PARTIALLY_FILLED, 400, 400, 1.0));
        publisher.publishOwn(order, OrderState.UNKNOWN, "why");

        assertThat(reports.get(1).cumulativeQuantity()).isEqualTo(Quantity.of(400));
        assertThat(reports.get(1).lastQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(reports.get(1).orderId()).isEqualTo("o-e1");
        assertThat(reports.get(1).execId()).isEqualTo("e1/UNKNOWN");
    }

    @Test
    void shouldNeverHideALateFill() {
        publisher.publishOwn(order, OrderState.EXPIRED, "not known at the venue");
        publisher.publish(order, Orders.report("e1", OrderState.FILLED, 1_000, 1_000, 1.2));

        assertThat(reports.get(1).state()).isEqualTo(OrderState.FILLED);
        assertThat(reports.get(1).reason()).startsWith("late fill");
        assertThat(listener.events).containsExactly("report", "late fill", "report");
    }
}
