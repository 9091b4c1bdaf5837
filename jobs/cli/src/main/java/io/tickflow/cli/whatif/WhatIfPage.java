package io.tickflow.cli.whatif;

import io.tickflow.cli.page.Curves;
import io.tickflow.cli.page.HtmlPage;
import io.tickflow.operate.replay.Tally;
import io.tickflow.operate.replay.WhatIfReport;
import io.tickflow.operate.replay.WhatIfReport.DeskDifference;
import io.tickflow.operate.replay.WhatIfReport.DeskTally;
import io.tickflow.operate.replay.WhatIfReport.Gain;
import io.tickflow.operate.replay.WhatIfReport.SymbolDifference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Writes a report as one page of HTML, which loads nothing. */
final class WhatIfPage {

    private WhatIfPage() {}

    static String of(WhatIfReport report) {
        var page =
                new HtmlPage(
                        "What if, %s to %s"
                                .formatted(
                                        Instant.ofEpochMilli(report.window().fromMillis()),
                                        Instant.ofEpochMilli(report.window().toMillis())));
        report.changes().forEach(page::paragraph);
        page.paragraph(
                "Control: %d recorded decisions made again with the settings at hand, %d differences. %s"
                        .formatted(
                                report.control().decisions(),
                                report.control().differences(),
                                report.control().first()));
        DeskDifference desk = report.desk();
        if (desk != null) {
            page.table(
                    "Limits of the desk, all symbols",
                    List.of("", "taken", "won", "net, bps", "denied"));
            row(page, "recorded", desk.recorded());
            row(page, "what if", desk.changed());
            page.endTable();
        }
        for (SymbolDifference symbol : report.symbols()) {
            add(page, symbol);
        }
        return page.end();
    }

    private static void row(HtmlPage page, String name, DeskTally tally) {
        page.row(
                name,
                tally.taken(),
                tally.won(),
                HtmlPage.number("%.3f", tally.netBps()),
                tally.denied());
    }

    private static void add(HtmlPage page, SymbolDifference symbol) {
        page.table(
                symbol.symbol(),
                List.of(
                        "",
                        "candidates",
                        "vetoed",
                        "no vote",
                        "below gate",
                        "won",
                        "net, bps",
                        "move of mid, bps",
                        "mean, bps"));
        row(page, "recorded", symbol.recorded());
        row(page, "what if", symbol.changed());
        page.endTable()
                .paragraph(
                        "%d new candidates, %d gone, %d turned."
                                .formatted(symbol.appeared(), symbol.vanished(), symbol.turned()))
                .raw(
                        Curves.draw(
                                "Net result over time on " + symbol.symbol(),
                                sums(symbol.recordedGains()),
                                sums(symbol.changedGains())))
                .raw("<p class=\"key\">Sum of results after the spread: ")
                .raw("<span class=\"before\">recorded</span> <span class=\"after\">what if</span>")
                .raw("; the line is 0.</p>")
                .table("Vetoes on " + symbol.symbol(), List.of("reason", "recorded", "what if"));
        var reasons = new TreeSet<>(symbol.recorded().vetoes().keySet());
        reasons.addAll(symbol.changed().vetoes().keySet());
        for (String reason : reasons) {
            page.row(
                    reason,
                    symbol.recorded().vetoes().getOrDefault(reason, 0L),
                    symbol.changed().vetoes().getOrDefault(reason, 0L));
        }
        page.endTable();
    }

    private static void row(HtmlPage page, String name, Tally tally) {
        page.row(
                name,
                tally.candidates(),
                tally.vetoed(),
                tally.abstained(),
                tally.belowGate(),
                tally.won() + " of " + tally.priced(),
                HtmlPage.number("%.3f", tally.netBps()),
                HtmlPage.number("%.3f", tally.grossBps()),
                HtmlPage.number("%.4f", tally.meanBps()));
    }

    private static List<Curves.Point> sums(List<Gain> gains) {
        var points = new ArrayList<Curves.Point>();
        double sum = 0;
        for (Gain gain :
                gains.stream().sorted(Comparator.comparingLong(Gain::eventTimeMillis)).toList()) {
            sum += gain.netBps();
            points.add(new Curves.Point(gain.eventTimeMillis(), sum));
        }
        return points;
    }
}
