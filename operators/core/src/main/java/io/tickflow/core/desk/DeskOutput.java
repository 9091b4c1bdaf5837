package io.tickflow.core.desk;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.order.OrderDecision;
import java.util.ArrayList;
import java.util.List;

/**
 * Output of one step of the desk.
 *
 * @param decisions to be recorded, the approved ones to be sent, in this order
 * @param notes to be counted
 * @param answers to commands of operators
 * @param deadLetters records of the log that cannot be read
 */
public record DeskOutput(
        List<OrderDecision> decisions,
        List<DeskNote> notes,
        List<Control> answers,
        List<DeadLetter> deadLetters) {

    DeskOutput() {
        this(new ArrayList<>(2), new ArrayList<>(2), new ArrayList<>(0), new ArrayList<>(0));
    }

    void note(DeskNote.Kind kind, Trade trade, String detail) {
        note(kind, trade.decisionId(), trade.symbol(), detail);
    }

    void note(DeskNote.Kind kind, String decisionId, String symbol, String detail) {
        notes.add(new DeskNote(kind, decisionId, symbol, detail));
    }
}
