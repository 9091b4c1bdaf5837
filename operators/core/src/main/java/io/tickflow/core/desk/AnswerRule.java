package io.tickflow.core.desk;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.order.OrderDecision;
import java.util.List;
import java.util.stream.Collectors;

/** Tells an operator what the desk did about a command. */
final class AnswerRule {

    private final DeskConfig config;

    AnswerRule(DeskConfig config) {
        this.config = config;
    }

    /** The answer to a command that {@code book} has obeyed with {@code output}. */
    Control to(Control control, DeskBook book, DeskOutput output) {
        return control.answer(config.account(), "desk", said(control, book, output.decisions()));
    }

    private static String said(Control control, DeskBook book, List<OrderDecision> exits) {
        return switch (control.command()) {
            case HALT -> "halted; " + book.openTrades() + " trades stay open and are managed";
            case RESUME -> "entries are allowed";
            case RETRY_EXITS, FLATTEN -> exits(control, book, exits);
            case RESOLVE, POSITION, BLOCK, UNBLOCK, ANSWER ->
                    throw new IllegalArgumentException("not answered by a desk: " + control);
        };
    }

    private static String exits(Control control, DeskBook book, List<OrderDecision> exits) {
        List<Trade> meant =
                book.trades().stream().filter(trade -> control.isAbout(trade.symbol())).toList();
        if (meant.isEmpty()) {
            return "nothing is held";
        }
        return meant.stream()
                .map(trade -> exit(trade, book, exits))
                .collect(Collectors.joining("; "));
    }

    private static String exit(Trade trade, DeskBook book, List<OrderDecision> exits) {
        String held = trade.symbol() + " holds " + trade.heldQuantity() + ": ";
        for (OrderDecision exit : exits) {
            if (exit.decisionId().equals(trade.decisionId())) {
                return held + exit.side() + ' ' + exit.quantity() + " as order " + exit.clOrdId();
            }
        }
        String block = book.blockOf(trade.symbol());
        if (!block.isEmpty()) {
            return held + "no order, the symbol is blocked: " + block;
        }
        return held + (trade.closing() ? "an exit is under way" : "nothing to close");
    }
}
