package io.tickflow.cli.whatif;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.replay.Tally;
import io.tickflow.operate.replay.WhatIfReport;
import io.tickflow.operate.replay.WhatIfReport.DeskDifference;
import io.tickflow.operate.replay.WhatIfReport.DeskTally;
import io.tickflow.operate.replay.WhatIfReport.SymbolDifference;
import java.time.Instant;

/** Prints a report as JSON. */
final class WhatIfJson {

    private WhatIfJson() {}

    static String of(WhatIfReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("pipeline", report.window().pipeline())
                .put("from", Instant.ofEpochMilli(report.window().fromMillis()).toString())
                .put("to", Instant.ofEpochMilli(report.window().toMillis()).toString());
        var changes = root.putArray("changes");
        report.changes().forEach(changes::add);
        root.putObject("control")
                .put("decisions", report.control().decisions())
                .put("differences", report.control().differences())
                .put("first", report.control().first());
        var symbols = root.putArray("symbols");
        double net = 0;
        long candidates = 0;
        for (SymbolDifference symbol : report.symbols()) {
            ObjectNode one = symbols.addObject();
            one.put("symbol", symbol.symbol())
                    .put("decisions", symbol.decisions())
                    .put("leftOut", symbol.leftOut());
            put(one.putObject("recorded"), symbol.recorded());
            put(one.putObject("whatIf"), symbol.changed());
            one.put("appeared", symbol.appeared())
                    .put("vanished", symbol.vanished())
                    .put("turned", symbol.turned())
                    .put("netDifferenceBps", symbol.netDifferenceBps());
            net += symbol.netDifferenceBps();
            candidates += symbol.changed().candidates() - symbol.recorded().candidates();
        }
        root.putObject("total")
                .put("candidatesDifference", candidates)
                .put("netDifferenceBps", net);
        DeskDifference desk = report.desk();
        if (desk != null) {
            ObjectNode both = root.putObject("desk");
            put(both.putObject("recorded"), desk.recorded());
            put(both.putObject("whatIf"), desk.changed());
        }
        return root.toPrettyString();
    }

    private static void put(ObjectNode node, DeskTally tally) {
        node.put("taken", tally.taken()).put("won", tally.won()).put("netBps", tally.netBps());
        ObjectNode denied = node.putObject("denied");
        tally.denied().forEach(denied::put);
    }

    private static void put(ObjectNode node, Tally tally) {
        node.put("candidates", tally.candidates())
                .put("abstained", tally.abstained())
                .put("belowGate", tally.belowGate())
                .put("priced", tally.priced())
                .put("won", tally.won())
                .put("netBps", tally.netBps())
                .put("grossBps", tally.grossBps());
        ObjectNode vetoes = node.putObject("vetoes");
        tally.vetoes().forEach(vetoes::put);
    }
}
