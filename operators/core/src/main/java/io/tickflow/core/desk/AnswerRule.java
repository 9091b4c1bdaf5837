package io.tickflow.core.desk;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.order.OrderDecision;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Stream<String> trades =
                book.trades().stream()
                        .filter(trade -> control.isAbout(trade.symbol()))
                        .map(trade -> exit(control, trade, book, exits));
        Stream<String> remainders =
                book.remainders().all().stream()
                        .filter(remainder -> control.isAbout(remainder.symbol()))
                        .map(AnswerRule::remainder);
        String all = Stream.concat(trades, remainders).collect(Collectors.joining("; "));
        return all.isEmpty() ? "nothing is held" : all;
    }

    private static String remainder(Remainders.Remainder remainder) {
        return remainder.symbol() + " holds " + remainder.held() + ": too little for an order";
    }

    private static String exit(
            Control control, Trade trade, DeskBook book, List<OrderDecision> exits) {
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
        if (trade.closing()) {
            return held + "an exit is under way";
        }
        boolean retries = control.command() == Control.Command.RETRY_EXITS;
        return held + (retries ? "no exit has failed" : "nothing to close");
    }
}
