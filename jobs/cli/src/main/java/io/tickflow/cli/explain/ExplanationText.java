package io.tickflow.cli.explain;

import io.tickflow.operate.explain.Explanation;
import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.FeatureValue;
import io.tickflow.operate.explain.Explanation.MemberScore;
import io.tickflow.operate.explain.Explanation.Order;
import io.tickflow.operate.explain.Explanation.Outcome;
import io.tickflow.operate.explain.Explanation.Report;
import io.tickflow.operate.explain.Explanation.Share;
import io.tickflow.operate.explain.Explanation.SignalRow;
import io.tickflow.operate.explain.Explanation.Stage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints an explanation for a terminal. */
final class ExplanationText {

    /** Features shown; the most unusual ones. */
    private static final int FEATURES_SHOWN = 8;

    private static final int SHARES_SHOWN = 5;
    private static final double MEDIAN = 50;

    private final StringBuilder text = new StringBuilder();
    private final Explanation explanation;

    private ExplanationText(Explanation explanation) {
        this.explanation = explanation;
    }

    static String of(Explanation explanation) {
        var page = new ExplanationText(explanation);
        page.head();
        page.models();
        page.features();
        page.desk();
        page.outcomes();
        return page.text.toString();
    }

    private void head() {
        Decision decision = explanation.decision();
        line(
                "%s %s  %s%s",
                decision.symbol(),
                Instant.ofEpochMilli(decision.eventTimeMillis()),
                explanation.end().word(),
                explanation.end().reason().isEmpty() ? "" : ": " + explanation.end().reason());
        line("decision  %s  (%s, %s)", decision.id(), decision.pipeline(), decision.mode());
        line(
                "tick      bid %s  ask %s  spread %.2f of the usual one  partition %d offset %d",
                decision.bid(),
                decision.ask(),
                (decision.ask() - decision.bid()) / decision.typicalSpread(),
                decision.tickPartition(),
                decision.tickOffset());
        line(
                "vector    %s, quality %d, hash %s",
                decision.ready() ? "ready" : "not ready",
                decision.quality(),
                decision.featureHash());
    }

    private void models() {
        for (Answer answer : explanation.predictions()) {
            line(
                    "%-9s %s version %s: %s",
                    answer.role().toLowerCase(Locale.ROOT),
                    answer.model(),
                    answer.version(),
                    answer.abstention().equals("NONE")
                            ? String.format(
                                    Locale.ROOT,
                                    "probability of a rise %.4f, agreement %.2f, votes %s",
                                    answer.probability(),
                                    answer.agreement(),
                                    answer.votes())
                            : "abstained, " + answer.abstention() + " " + answer.absences());
        }
        if (explanation.scores() == null) {
            return;
        }
        for (MemberScore member : explanation.scores().members()) {
            line(
                    "  %s: %s, recorded %s, scored again %s",
                    member.member(),
                    member.same() ? "SAME" : "DIFFERENT",
                    member.recorded(),
                    member.again());
            member.shares().stream().limit(SHARES_SHOWN).forEach(this::share);
        }
    }

    private void share(Share share) {
        line("    %+8.4f  %s = %s", share.share(), share.feature(), share.value());
    }

    private void features() {
        List<FeatureValue> unusual =
                explanation.features().stream()
                        .filter(feature -> !Double.isNaN(feature.percentile()))
                        .sorted(
                                Comparator.comparingDouble(
                                        feature -> -Math.abs(feature.percentile() - MEDIAN)))
                        .limit(FEATURES_SHOWN)
                        .toList();
        if (!unusual.isEmpty()) {
            line(
                    "features  the least usual ones, by percentile of the %,d decisions before:",
                    unusual.get(0).rows());
        }
        for (FeatureValue feature : unusual) {
            line(
                    "    %6.2f  %s = %s %s",
                    feature.percentile(),
                    feature.name(),
                    feature.value(),
                    feature.unit().equals("none") ? "" : feature.unit());
        }
    }

    private void desk() {
        for (SignalRow signal : explanation.signals()) {
            line(
                    "signal    %s %s, confidence %.4f: %s%s",
                    signal.role().toLowerCase(Locale.ROOT),
                    signal.side(),
                    signal.confidence(),
                    signal.verdict(),
                    reason(signal.reason()));
        }
        for (Order order : explanation.orders()) {
            line(
                    "order     %s %s %s %s on %s: %s%s%s",
                    order.leg().toLowerCase(Locale.ROOT),
                    order.side(),
                    order.quantity(),
                    order.clOrdId(),
                    order.account(),
                    order.verdict(),
                    reason(order.reason()),
                    order.limits().isEmpty() ? "" : " (" + order.limits() + ")");
        }
        for (Report report : explanation.reports()) {
            line(
                    "report    %s %s, %s at %s%s",
                    report.leg().toLowerCase(Locale.ROOT),
                    report.state(),
                    report.cumulativeQuantity(),
                    report.averagePrice(),
                    reason(report.reason()));
        }
        for (Stage stage : explanation.stages()) {
            line("time      %+8d ms  %s", stage.sinceTickMillis(), stage.name());
        }
    }

    private void outcomes() {
        for (Outcome outcome : explanation.outcomes()) {
            line(
                    "after %5ds  mid %+.3f bps, net %+.3f, best %+.3f, worst %+.3f (%,d ticks%s)",
                    outcome.horizonMillis() / 1000,
                    outcome.moveBps(),
                    outcome.netBps(),
                    outcome.bestBps(),
                    outcome.worstBps(),
                    outcome.quotes(),
                    outcome.complete() ? "" : ", the history ends before");
        }
    }

    private static String reason(String reason) {
        return reason.isEmpty() || reason.equals("NONE") ? "" : ", " + reason;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
