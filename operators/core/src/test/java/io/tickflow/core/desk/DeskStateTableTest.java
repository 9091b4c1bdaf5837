package io.tickflow.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/desk.md: every state of an order against everything that may come. */
class DeskStateTableTest {

    private static final Path PAGE = Path.of("../../docs/desk.md");
    private static final String BEGIN = "<!-- states -->\n";
    private static final String END = "<!-- /states -->";
    private static final Quantity ALL = Quantity.of(10);
    private static final Quantity PART = Quantity.of(4);
    private static final long SILENCE = 1_000;

    /** Written anew with {@code -Dtickflow.docs.update=true}. */
    @Test
    void shouldMatchTableOnThePage() throws Exception {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("tickflow.docs.update")) {
            page = page.substring(0, begin) + table() + page.substring(end);
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains(BEGIN + table() + END);
    }

    private static String table() {
        var lines = new StringBuilder("| in state |");
        List<String> names = new ArrayList<>();
        for (OrderState report : OrderState.values()) {
            names.add("report " + report);
        }
        names.addAll(List.of("silence", "operator: filled", "operator: nothing"));
        names.forEach(name -> lines.append(' ').append(name).append(" |"));
        lines.append("\n|").append(" --- |".repeat(names.size() + 1)).append('\n');
        for (OrderState state : OrderState.values()) {
            lines.append("| ").append(state).append(" |");
            for (OrderState report : OrderState.values()) {
                lines.append(cell(state, venue(report, filledBy(state, report))));
            }
            lines.append(silence(state));
            lines.append(cell(state, operator(state, ALL)));
            lines.append(cell(state, operator(state, Quantity.ZERO)));
            lines.append('\n');
        }
        return lines.toString();
    }

    private static String cell(OrderState state, ExecutionReport report) {
        DeskOrder order = order(state);
        DeskOrder.Effect effect = order.apply(report, 2);
        String next = effect == DeskOrder.Effect.NONE ? "-" : order.state().toString();
        return ' ' + next + (effect == DeskOrder.Effect.LATE_FILL ? ", late" : "") + " |";
    }

    private static String silence(OrderState state) {
        DeskOrder order = order(state);
        return order.fallSilent(1 + SILENCE, SILENCE)
                ? ' ' + order.state().toString() + " |"
                : " - |";
    }

    private static DeskOrder order(OrderState state) {
        Quantity filled =
                switch (state) {
                    case FILLED -> ALL;
                    case PARTIALLY_FILLED -> PART;
                    case SENT, NEW, CANCELLED, REJECTED, EXPIRED, UNKNOWN -> Quantity.ZERO;
                };
        return new DeskOrder(Leg.ENTRY, 0, Side.BUY, ALL, state, filled, 1, 1);
    }

    /** A report that tells no fill beyond what its state says. */
    private static Quantity filledBy(OrderState state, OrderState report) {
        return switch (report) {
            case FILLED -> ALL;
            case PARTIALLY_FILLED -> PART;
            case SENT, NEW, CANCELLED, REJECTED, EXPIRED, UNKNOWN ->
                    state == OrderState.PARTIALLY_FILLED ? PART : Quantity.ZERO;
        };
    }

    private static ExecutionReport venue(OrderState state, Quantity filled) {
        return report(state, filled, "venue");
    }

    private static ExecutionReport operator(OrderState state, Quantity filled) {
        boolean isTooFew = state == OrderState.PARTIALLY_FILLED && filled.isBelow(PART);
        Quantity known = isTooFew ? PART : filled;
        OrderState end =
                known.equals(ALL)
                        ? OrderState.FILLED
                        : known.isPositive() ? OrderState.CANCELLED : OrderState.EXPIRED;
        return report(end, known, "operator/" + end);
    }

    private static ExecutionReport report(OrderState state, Quantity filled, String execId) {
        return new ExecutionReport(
                "a1",
                "d1",
                "EURUSD",
                1,
                Leg.ENTRY,
                0,
                "c1",
                Side.BUY,
                state,
                ALL,
                Quantity.ZERO,
                Double.NaN,
                filled,
                1,
                "o1",
                execId,
                "",
                2,
                "");
    }
}
