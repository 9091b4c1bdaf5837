package io.tickflow.cli.whatif;

import io.tickflow.operate.replay.Tally;
import io.tickflow.operate.replay.WhatIfReport;
import io.tickflow.operate.replay.WhatIfReport.Control;
import io.tickflow.operate.replay.WhatIfReport.DeskDifference;
import io.tickflow.operate.replay.WhatIfReport.DeskTally;
import io.tickflow.operate.replay.WhatIfReport.SymbolDifference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Prints a report as a table: as recorded, then under the other settings. */
final class WhatIfText {

    private static final String ROW = "%-10s %-9s %10s %10s %8s %10s %9s %8s %12s %10s";

    private WhatIfText() {}

    static List<String> of(WhatIfReport report) {
        var lines = new ArrayList<String>();
        lines.add(
                "window     %s to %s, pipeline %s"
                        .formatted(
                                Instant.ofEpochMilli(report.window().fromMillis()),
                                Instant.ofEpochMilli(report.window().toMillis()),
                                report.window().pipeline()));
        report.changes().forEach(change -> lines.add("change     " + change));
        if (report.changes().isEmpty()) {
            lines.add("change     none: a control");
        }
        control(report.control(), lines);
        lines.add(
                ROW.formatted(
                        "symbol",
                        "",
                        "candidates",
                        "vetoed",
                        "no vote",
                        "below gate",
                        "priced",
                        "won",
                        "net bps",
                        "mean bps"));
        for (SymbolDifference symbol : report.symbols()) {
            rows(symbol, lines);
        }
        if (report.symbols().size() > 1) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "all symbols: candidates %+d, net %+.3f bps",
                            report.symbols().stream()
                                    .mapToLong(
                                            one ->
                                                    one.changed().candidates()
                                                            - one.recorded().candidates())
                                    .sum(),
                            report.symbols().stream()
                                    .mapToDouble(SymbolDifference::netDifferenceBps)
                                    .sum()));
        }
        DeskDifference desk = report.desk();
        if (desk != null) {
            lines.add(desk("recorded", desk.recorded()));
            lines.add(desk("what if", desk.changed()));
        }
        return lines;
    }

    private static String desk(String what, DeskTally tally) {
        return String.format(
                Locale.ROOT,
                "desk       %-9s %,d taken, %,d won, net %.3f bps%s",
                what,
                tally.taken(),
                tally.won(),
                tally.netBps(),
                tally.denied().isEmpty() ? "" : "; denied " + tally.denied());
    }

    private static void control(Control control, List<String> lines) {
        lines.add(
                String.format(
                        Locale.ROOT,
                        "control    %,d recorded decisions made again with the settings at hand: %,d"
                                + " differences",
                        control.decisions(),
                        control.differences()));
        if (control.differences() > 0) {
            lines.add("           the first: " + control.first());
            lines.add(
                    "           so the settings at hand are not those of then (maybe --config or"
                            + " --recorded), or signals are missing (bin/tickflow verify history)");
        }
    }

    private static void rows(SymbolDifference symbol, List<String> lines) {
        lines.add(row(symbol.symbol(), "recorded", symbol.recorded()));
        lines.add(row("", "what if", symbol.changed()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%-10s %,d new candidates, %,d gone, %,d turned; net %+.3f bps%s",
                        "",
                        symbol.appeared(),
                        symbol.vanished(),
                        symbol.turned(),
                        symbol.netDifferenceBps(),
                        symbol.leftOut() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %,d without a prediction of the champion left out",
                                        symbol.leftOut())));
        var reasons = new TreeSet<>(symbol.recorded().vetoes().keySet());
        reasons.addAll(symbol.changed().vetoes().keySet());
        for (String reason : reasons) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-10s veto %s: %,d, what if %,d",
                            "",
                            reason,
                            symbol.recorded().vetoes().getOrDefault(reason, 0L),
                            symbol.changed().vetoes().getOrDefault(reason, 0L)));
        }
    }

    private static String row(String symbol, String what, Tally tally) {
        return String.format(
                        Locale.ROOT,
                        "%-10s %-9s %,10d %,10d %,8d %,10d %,9d %,8d %,12.3f %10s",
                        symbol,
                        what,
                        tally.candidates(),
                        tally.vetoed(),
                        tally.abstained(),
                        tally.belowGate(),
                        tally.priced(),
                        tally.won(),
                        tally.netBps(),
                        tally.priced() == 0
                                ? ""
                                : String.format(Locale.ROOT, "%.4f", tally.meanBps()))
                .stripTrailing();
    }
}
