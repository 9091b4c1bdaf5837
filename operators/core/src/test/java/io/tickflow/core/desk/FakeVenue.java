package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.report;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A sink and the venue behind it: executes each ClOrdID(11) once, in one of the ways in which
 * venues treat orders, and logs reports as time passes.
 */
final class FakeVenue {

    /** States and filled shares of an order, and the seconds between them. */
    private record Fate(int weight, Object... steps) {}

    private static final List<Fate> FATES =
            List.of(
                    new Fate(
                            8,
                            OrderState.SENT,
                            0.0,
                            0,
                            OrderState.NEW,
                            0.0,
                            0,
                            OrderState.FILLED,
                            1.0,
                            0),
                    new Fate(1, OrderState.SENT, 0.0, 0, OrderState.REJECTED, 0.0, 1),
                    new Fate(1, OrderState.EXPIRED, 0.0, 0),
                    new Fate(
                            1,
                            OrderState.SENT,
                            0.0,
                            0,
                            OrderState.PARTIALLY_FILLED,
                            0.4,
                            1,
                            OrderState.CANCELLED,
                            0.4,
                            3),
                    new Fate(
                            1,
                            OrderState.PARTIALLY_FILLED,
                            0.3,
                            1,
                            OrderState.PARTIALLY_FILLED,
                            0.6,
                            4,
                            OrderState.FILLED,
                            1.0,
                            9),
                    new Fate(1, OrderState.SENT, 0.0, 0, OrderState.FILLED, 1.0, 60),
                    new Fate(1, OrderState.UNKNOWN, 0.0, 1, OrderState.EXPIRED, 0.0, 20),
                    new Fate(
                            1,
                            OrderState.UNKNOWN,
                            0.0,
                            1,
                            OrderState.NEW,
                            0.0,
                            5,
                            OrderState.FILLED,
                            1.0,
                            9),
                    new Fate(1, OrderState.EXPIRED, 0.0, 1, OrderState.FILLED, 1.0, 7),
                    new Fate(
                            1, OrderState.CANCELLED, 0.0, 1, OrderState.PARTIALLY_FILLED, 0.5, 15));

    private static final List<Fate> DISHONEST = FATES.subList(FATES.size() - 2, FATES.size());

    private record Due(long atMillis, ExecutionReport report) {}

    private final Random random;
    private final List<Due> due = new ArrayList<>();
    private final Set<String> executed = new HashSet<>();
    private final Set<String> entries = new HashSet<>();
    private final Map<String, Quantity> filledOf = new HashMap<>();
    private final Map<String, Quantity> positions = new HashMap<>();

    /** Every report so far, in the order in which they were written. */
    final List<ExecutionReport> log = new ArrayList<>();

    /** If set, orders are filled at once. */
    boolean kind;

    /** If set, no order is filled after it had ended. */
    boolean honest;

    FakeVenue(Random random) {
        this.random = random;
    }

    /** Takes an order; false if it is a repetition, whose end is told again. */
    boolean send(OrderDecision order, long nowMillis) {
        if (!executed.add(order.clOrdId())) {
            log.stream()
                    .filter(report -> report.clOrdId().equals(order.clOrdId()))
                    .filter(report -> report.state().terminal())
                    .reduce((first, second) -> second)
                    .ifPresent(log::add);
            return false;
        }
        if (order.leg() == Leg.ENTRY && !entries.add(order.decisionId())) {
            throw new AssertionError("two entries of decision " + order.decisionId());
        }
        Object[] steps = fate().steps();
        long atMillis = nowMillis;
        for (int i = 0; i < steps.length; i += 3) {
            atMillis += 1_000L * (int) steps[i + 2] + 1;
            Quantity filled = Quantity.nearest((double) steps[i + 1]).times(order.quantity());
            due.add(new Due(atMillis, report(order, (OrderState) steps[i], filled, atMillis)));
        }
        return true;
    }

    /** Writes what is due. */
    void advance(long nowMillis) {
        for (var each = due.iterator(); each.hasNext(); ) {
            Due next = each.next();
            if (next.atMillis() <= nowMillis) {
                each.remove();
                log.add(next.report());
                book(next.report());
            }
        }
    }

    boolean idle() {
        return due.isEmpty();
    }

    /** Units held by symbol, negative if short. */
    Map<String, Quantity> positions() {
        return positions;
    }

    private void book(ExecutionReport report) {
        Quantity before = filledOf.getOrDefault(report.clOrdId(), Quantity.ZERO);
        Quantity more = more(report, before);
        filledOf.put(report.clOrdId(), before.plus(more));
        Quantity signed = report.side() == Side.BUY ? more : more.negated();
        positions.merge(report.symbol(), signed, Quantity::plus);
    }

    /** Units that {@code report} adds to those filled before. */
    static Quantity more(ExecutionReport report, Quantity before) {
        Quantity more = report.cumulativeQuantity().minus(before);
        return more.isNegative() ? Quantity.ZERO : more;
    }

    private Fate fate() {
        if (kind) {
            return FATES.get(0);
        }
        Fate fate = anyFate();
        while (honest && DISHONEST.contains(fate)) {
            fate = anyFate();
        }
        return fate;
    }

    private Fate anyFate() {
        int ticket = random.nextInt(FATES.stream().mapToInt(Fate::weight).sum());
        for (Fate fate : FATES) {
            ticket -= fate.weight();
            if (ticket < 0) {
                return fate;
            }
        }
        throw new AssertionError("weights do not add up");
    }
}
