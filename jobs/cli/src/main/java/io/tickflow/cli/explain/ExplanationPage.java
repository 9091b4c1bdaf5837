package io.tickflow.cli.explain;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes an explanation as one page of HTML, which loads nothing. */
final class ExplanationPage {

    private static final int SHARES_SHOWN = 15;
    private static final double MEDIAN = 50;

    private final StringBuilder html = new StringBuilder();
    private final Explanation explanation;

    private ExplanationPage(Explanation explanation) {
        this.explanation = explanation;
    }

    static String of(Explanation explanation) {
        var page = new ExplanationPage(explanation);
        page.head();
        page.models();
        page.way();
        page.outcomes();
        page.features();
        page.html.append("</main></body></html>\n");
        return page.html.toString();
    }

    private void head() {
        Decision decision = explanation.decision();
        String title =
                decision.symbol()
                        + " "
                        + Instant.ofEpochMilli(decision.eventTimeMillis())
                        + " "
                        + explanation.end().word();
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(style())
                .append("</style></head><body><main><h1>")
                .append(escaped(title))
                .append("</h1><p>")
                .append(escaped(explanation.end().reason()))
                .append("</p>");
        table(
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
        row(
                decision.id(),
                decision.pipeline(),
                decision.mode(),
                decision.bid(),
                decision.ask(),
                number("%.2f", (decision.ask() - decision.bid()) / decision.typicalSpread()),
                decision.quality(),
                decision.tickPartition() + ":" + decision.tickOffset());
        html.append("</table>")
                .append(Svg.prices(explanation.quotes(), decision.eventTimeMillis()))
                .append(
                        "<p class=\"key\"><span class=\"ask\">ask</span> <span class=\"bid\">bid</span>")
                .append(" around the decision, the line</p>");
    }

    private void models() {
        table(
                "Models",
                List.of("role", "model", "version", "P(rise)", "agreement", "abstention", "votes"));
        for (Answer answer : explanation.predictions()) {
            row(
                    answer.role(),
                    answer.model(),
                    answer.version(),
                    answer.probability(),
                    answer.agreement(),
                    answer.abstention(),
                    answer.votes());
        }
        html.append("</table>");
        Scores scores = explanation.scores();
        if (scores == null) {
            html.append("<p>No bundle with the recorded digest is at hand.</p>");
            return;
        }
        for (MemberScore member : scores.members()) {
            member(member, scores.references());
        }
    }

    private void member(MemberScore member, int references) {
        table(
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
            html.append("<tr><td>")
                    .append(escaped(share.feature()))
                    .append("</td><td>")
                    .append(share.value())
                    .append("</td><td>")
                    .append(number("%+.4f", share.share()))
                    .append("</td><td>")
                    .append(Svg.bar(share.share() / largest))
                    .append("</td></tr>");
        }
        html.append("</table>");
        if (!member.shares().isEmpty()) {
            html.append("<p class=\"key\">Exact Shapley values; all shares add up to ")
                    .append(number("%+.4f", member.margin() - member.meanMargin()))
                    .append(", the difference from the mean of ")
                    .append(references)
                    .append(" earlier decisions.</p>");
        }
    }

    private void way() {
        table("Way", List.of("step", "what", "reason"));
        for (SignalRow signal : explanation.signals()) {
            row(
                    "signal of the " + signal.role(),
                    signal.side() + ", confidence " + signal.confidence(),
                    signal.verdict() + " " + signal.reason());
        }
        for (Order order : explanation.orders()) {
            row(
                    "verdict on " + order.leg() + " " + order.attempt(),
                    order.side() + " " + order.quantity() + " " + order.clOrdId(),
                    order.verdict() + " " + order.reason() + " " + order.limits());
        }
        for (Report report : explanation.reports()) {
            row(
                    "report on " + report.leg() + " " + report.attempt(),
                    report.state()
                            + " "
                            + report.cumulativeQuantity()
                            + " at "
                            + report.averagePrice(),
                    report.reason());
        }
        html.append("</table>");
        table("Time", List.of("moment", "UTC", "since the tick, ms"));
        for (Stage stage : explanation.stages()) {
            row(stage.name(), Instant.ofEpochMilli(stage.atMillis()), stage.sinceTickMillis());
        }
        html.append("</table>");
    }

    private void outcomes() {
        table(
                "Market afterwards, in basis points",
                List.of("after, s", "mid", "net of the spread", "best", "worst", "ticks", "known"));
        for (Outcome outcome : explanation.outcomes()) {
            row(
                    outcome.horizonMillis() / 1000,
                    number("%+.3f", outcome.moveBps()),
                    number("%+.3f", outcome.netBps()),
                    number("%+.3f", outcome.bestBps()),
                    number("%+.3f", outcome.worstBps()),
                    outcome.quotes(),
                    outcome.complete() ? "whole" : "the history ends before");
        }
        html.append("</table>");
    }

    private void features() {
        table("Features", List.of("name", "value", "percentile", "", "unit", "definition"));
        for (FeatureValue feature : explanation.features()) {
            html.append("<tr><td>")
                    .append(escaped(feature.name()))
                    .append("</td><td>")
                    .append(feature.value())
                    .append("</td><td>")
                    .append(number("%.1f", feature.percentile()))
                    .append("</td><td>")
                    .append(
                            Double.isNaN(feature.percentile())
                                    ? ""
                                    : Svg.bar((feature.percentile() - MEDIAN) / MEDIAN))
                    .append("</td><td>")
                    .append(escaped(feature.unit()))
                    .append("</td><td>")
                    .append(escaped(feature.definition()))
                    .append("</td></tr>");
        }
        html.append("</table>");
    }

    private void table(String title, List<String> columns) {
        html.append("<h2>").append(escaped(title)).append("</h2><table><tr>");
        columns.forEach(column -> html.append("<th>").append(escaped(column)).append("</th>"));
        html.append("</tr>");
    }

    private void row(Object... cells) {
        html.append("<tr>");
        for (Object cell : cells) {
            html.append("<td>").append(escaped(String.valueOf(cell))).append("</td>");
        }
        html.append("</tr>");
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css = ExplanationPage.class.getResourceAsStream("explanation.css")) {
            return new String(
                    Objects.requireNonNull(css, "explanation.css").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the style of the page", e);
        }
    }
}
