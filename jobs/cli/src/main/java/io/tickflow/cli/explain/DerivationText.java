package io.tickflow.cli.explain;

import io.tickflow.operate.replay.AuditReport;
import io.tickflow.operate.replay.AuditReport.SymbolAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the derivation of one decision. */
final class DerivationText {

    private DerivationText() {}

    /** Lines of a report on the millisecond of the decision. */
    static List<String> of(String decisionId, AuditReport report) {
        var lines = new ArrayList<String>();
        for (SymbolAudit symbol : report.symbols()) {
            List<String> own =
                    symbol.first().stream().filter(line -> line.contains(decisionId)).toList();
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "derived   %s, bit for bit, from %s and %,d ticks",
                            own.isEmpty() ? "SAME" : "DIFFERENT",
                            symbol.start(),
                            symbol.ticks()));
            own.forEach(line -> lines.add("          " + line));
        }
        return lines;
    }
}
