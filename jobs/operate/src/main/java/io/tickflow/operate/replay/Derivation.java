package io.tickflow.operate.replay;

import io.tickflow.operate.replay.AuditReport.SymbolAudit;
import java.util.List;

/**
 * One decision derived again from the recorded ticks.
 *
 * @param same true if its vector, prediction and verdict have the recorded bits
 * @param start where the derivation began: an anchor, or the first recorded tick
 * @param ticks ticks that were taken in
 * @param differences a sentence each
 */
public record Derivation(boolean same, String start, long ticks, List<String> differences) {

    /** Derivations in a report on the millisecond of a decision, one for each symbol in it. */
    public static List<Derivation> of(String decisionId, AuditReport report) {
        return report.symbols().stream().map(symbol -> of(decisionId, symbol)).toList();
    }

    private static Derivation of(String decisionId, SymbolAudit symbol) {
        List<String> own =
                symbol.first().stream().filter(line -> line.contains(decisionId)).toList();
        return new Derivation(own.isEmpty(), symbol.start(), symbol.ticks(), own);
    }

    /** SAME or DIFFERENT. */
    public String word() {
        return same ? "SAME" : "DIFFERENT";
    }
}
