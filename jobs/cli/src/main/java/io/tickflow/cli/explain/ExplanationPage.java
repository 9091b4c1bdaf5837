package io.tickflow.cli.explain;

import io.tickflow.cli.page.HtmlPage;
import io.tickflow.operate.explain.Explanation;
import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.FeatureValue;
import io.tickflow.operate.explain.Explanation.MemberScore;
import io.tickflow.operate.explain.Explanation.Order;
import io.tickflow.operate.explain.Explanation.Outcome;
import io.tickflow.operate.explain.Explanation.Report;
import io.tickflow.operate.explain.Explanation.Scores;
import io.tickflow.operate.explain.Explanation.Share;
import io.tickflow.operate.explain.Explanation.SignalRow;
import io.tickflow.operate.explain.Explanation.Stage;
import io.tickflow.operate.replay.Derivation;
import java.time.Instant;
import java.util.List;

/** Writes an explanation as one page of HTML, which loads nothing. */
final class ExplanationPage {

    private static final int SHARES_SHOWN = 15;
    private static final double MEDIAN = 50;

    private final HtmlPage html;
    private final Explanation explanation;
    private final List<Derivation> derived;

    private ExplanationPage(Explanation explanation, List<Derivation> derived) {
        this.explanation = explanation;
        this.derived = derived;
        this.html = new HtmlPage(title(explanation));
    }

    /**
     * @param derived derivations of the decision; none if it was not derived again
     */
    static String of(Explanation explanation, List<Derivation> derived) {
        var page = new ExplanationPage(explanation, derived);
        page.head();
        page.models();
        page.derivations();
        page.way();
        page.outcomes();
        page.features();
        return page.html.end();
    }

    private static String title(Explanation explanation) {
        Decision decision = explanation.decision();
        return decision.symbol()
                + " "
                + Instant.ofEpochMilli(decision.eventTimeMillis())
                + " "
                + explanation.end().word();
    }

    private void head() {
        Decision decision = explanation.decision();
        html.paragraph(explanation.end().reason());
        html.table(
                "Decision",
                List.of(
                        "id",
                        "pipeline",
                        "mode",
                        "bid",
                        "ask",
                        "spread / usual",
                        "quality",
                        "tick"));
        html.row(
                decision.id(),
                decision.pipeline(),
                decision.mode(),
                decision.bid(),
                decision.ask(),
                HtmlPage.number(
                        "%.2f", (decision.ask() - decision.bid()) / decision.typicalSpread()),
                decision.quality(),
                decision.tickPartition() + ":" + decision.tickOffset());
        html.endTable()
                .raw(Svg.prices(explanation.quotes(), decision.eventTimeMillis()))
                .raw(
                        "<p class=\"key\"><span class=\"ask\">ask</span> <span class=\"bid\">bid</span>")
                .raw(" around the decision, the line</p>");
    }

    private void models() {
        html.table(
                "Models",
                List.of("role", "model", "version", "P(rise)", "agreement", "abstention", "votes"));
        for (Answer answer : explanation.predictions()) {
            html.row(
                    answer.role(),
                    answer.model(),
                    answer.version(),
                    answer.probability(),
                    answer.agreement(),
                    answer.abstention(),
                    answer.votes());
        }
        html.endTable();
        Scores scores = explanation.scores();
        if (scores == null) {
            html.paragraph("No bundle with the recorded digest is at hand.");
            return;
        }
        for (MemberScore member : scores.members()) {
            member(member, scores.references());
        }
    }

    private void member(MemberScore member, int references) {
        html.table(
                member.member()
                        + ": "
                        + (member.same() ? "SAME" : "DIFFERENT")
                        + ", recorded "
                        + member.recorded()
                        + ", scored again "
                        + member.again(),
                List.of("feature", "value", "share of the log odds", ""));
        double largest =
                member.shares().stream()
                        .mapToDouble(share -> Math.abs(share.share()))
                        .max()
                        .orElse(1);
        for (Share share : member.shares().stream().limit(SHARES_SHOWN).toList()) {
            html.raw("<tr><td>")
                    .raw(HtmlPage.escaped(share.feature()))
                    .raw("</td><td>")
                    .raw(Float.toString(share.value()))
                    .raw("</td><td>")
                    .raw(HtmlPage.number("%+.4f", share.share()))
                    .raw("</td><td>")
                    .raw(Svg.bar(share.share() / largest))
                    .raw("</td></tr>");
        }
        html.endTable();
        if (!member.shares().isEmpty()) {
            html.raw("<p class=\"key\">Exact Shapley values; all shares add up to ")
                    .raw(HtmlPage.number("%+.4f", member.margin() - member.meanMargin()))
                    .raw(", the difference from the mean of ")
                    .raw(Integer.toString(references))
                    .raw(" earlier decisions.</p>");
        }
    }

    private void derivations() {
        if (derived.isEmpty()) {
            return;
        }
        html.table("Derived again", List.of("bit for bit", "from", "ticks", "differences"));
        for (Derivation derivation : derived) {
            html.row(
                    derivation.word(),
                    derivation.start(),
                    derivation.ticks(),
                    String.join("; ", derivation.differences()));
        }
        html.endTable();
    }

    private void way() {
        html.table("Way", List.of("step", "what", "reason"));
        for (SignalRow signal : explanation.signals()) {
            html.row(
                    "signal of the " + signal.role(),
                    signal.side() + ", confidence " + signal.confidence(),
                    signal.verdict() + " " + signal.reason());
        }
        for (Order order : explanation.orders()) {
            html.row(
                    "verdict on " + order.leg() + " " + order.attempt(),
                    order.side() + " " + order.quantity() + " " + order.clOrdId(),
                    order.verdict() + " " + order.reason() + " " + order.limits());
        }
        for (Report report : explanation.reports()) {
            html.row(
                    "report on " + report.leg() + " " + report.attempt(),
                    report.state()
                            + " "
                            + report.cumulativeQuantity()
                            + " at "
                            + report.averagePrice(),
                    report.reason());
        }
        html.endTable();
        html.table("Time", List.of("moment", "UTC", "since the tick, ms"));
        for (Stage stage : explanation.stages()) {
            html.row(stage.name(), Instant.ofEpochMilli(stage.atMillis()), stage.sinceTickMillis());
        }
        html.endTable();
    }

    private void outcomes() {
        html.table(
                "Market afterwards, in basis points",
                List.of("after, s", "mid", "net of the spread", "best", "worst", "ticks", "known"));
        for (Outcome outcome : explanation.outcomes()) {
            html.row(
                    outcome.horizonMillis() / 1000,
                    HtmlPage.number("%+.3f", outcome.moveBps()),
                    HtmlPage.number("%+.3f", outcome.netBps()),
                    HtmlPage.number("%+.3f", outcome.bestBps()),
                    HtmlPage.number("%+.3f", outcome.worstBps()),
                    outcome.quotes(),
                    outcome.complete() ? "whole" : "the history ends before");
        }
        html.endTable();
    }

    private void features() {
        html.table("Features", List.of("name", "value", "percentile", "", "unit", "definition"));
        for (FeatureValue feature : explanation.features()) {
            html.raw("<tr><td>")
                    .raw(HtmlPage.escaped(feature.name()))
                    .raw("</td><td>")
                    .raw(Float.toString(feature.value()))
                    .raw("</td><td>")
                    .raw(HtmlPage.number("%.1f", feature.percentile()))
                    .raw("</td><td>")
                    .raw(
                            Double.isNaN(feature.percentile())
                                    ? ""
                                    : Svg.bar((feature.percentile() - MEDIAN) / MEDIAN))
                    .raw("</td><td>")
                    .raw(HtmlPage.escaped(feature.unit()))
                    .raw("</td><td>")
                    .raw(HtmlPage.escaped(feature.definition()))
                    .raw("</td></tr>");
        }
        html.endTable();
    }
}
