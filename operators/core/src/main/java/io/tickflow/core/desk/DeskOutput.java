package io.tickflow.core.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of one step of the desk.
 *
 * @param decisions to be recorded, the approved ones to be sent, in this order
 * @param notes to be counted
 */
public record DeskOutput(List<OrderDecision> decisions, List<DeskNote> notes) {

    DeskOutput() {
        this(new ArrayList<>(2), new ArrayList<>(2));
    }

    void note(DeskNote.Kind kind, Trade trade, String detail) {
        note(kind, trade.decisionId(), trade.symbol(), detail);
    }

    void note(DeskNote.Kind kind, String decisionId, String symbol, String detail) {
        notes.add(new DeskNote(kind, decisionId, symbol, detail));
    }
}
