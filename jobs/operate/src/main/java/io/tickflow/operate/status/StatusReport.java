package io.tickflow.operate.status;

import io.tickflow.core.event.Mode;
import io.tickflow.operate.kafka.GroupLag;
import io.tickflow.operate.observe.FlinkView;
import io.tickflow.operate.observe.FlinkView.FixSession;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.observe.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judged status.
 *
 * @param atMillis time of the status, epoch milliseconds
 * @param mode mode of the newest event; null if there is none
 * @param findings findings, a line each
 */
public record StatusReport(long atMillis, @Nullable Mode mode, List<StatusFinding> findings) {

    /** Judges the results of the probes. */
    public static StatusReport of(Observations seen, StatusLimits limits) {
        var market = new MarketJudgement(seen.atMillis(), limits);
        var trading = new TradingJudgement(seen.atMillis(), limits);
        var platform = new PlatformJudgement(seen.atMillis(), limits);
        KafkaView kafka = seen.kafka().value();
        FlinkView flink = seen.flink().value();
        HistoryView history = seen.history().value();
        List<StatusFinding> findings = new ArrayList<>();
        if (kafka == null) {
            findings.add(StatusFinding.red("kafka", String.valueOf(seen.kafka().trouble()), null));
        } else {
            findings.add(StatusFinding.ok("kafka", "answers"));
            findings.add(market.feed(kafka.feed()));
            findings.add(market.model(kafka.feed(), kafka.prediction()));
            findings.add(market.signals(kafka.signals()));
            findings.add(trading.verdicts(kafka.unjudged()));
            findings.add(trading.entries(kafka.halts()));
            findings.add(
                    trading.trades(
                            kafka.positions(),
                            kafka.orders(),
                            kafka.blocks(),
                            kafka.horizonMillisMax()));
            findings.add(trading.fix(kafka.mode(), kafka.orders(), session(flink), flink != null));
        }
        if (flink == null) {
            findings.add(unanswered("jobs", seen.flink(), "not asked: give --jobmanager URL"));
        } else {
            findings.add(platform.jobs(flink));
            findings.add(platform.checkpoints(flink));
        }
        List<GroupLag> lags = kafka == null ? List.of() : kafka.lags();
        if (kafka != null) {
            findings.add(platform.lag(lags, seen.groups()));
        }
        findings.add(
                history == null
                        ? unanswered("clickhouse", seen.history(), "not asked")
                        : platform.history(history, lags, seen.groups().history()));
        return new StatusReport(
                seen.atMillis(), kafka == null ? null : kafka.mode(), List.copyOf(findings));
    }

    /** Returns true if any finding is red. */
    public boolean red() {
        return findings.stream().anyMatch(finding -> finding.level() == StatusLevel.RED);
    }

    private static StatusFinding unanswered(String item, ProbeResult<?> answer, String otherwise) {
        String trouble = answer.trouble();
        return trouble == null
                ? StatusFinding.unknown(item, otherwise)
                : StatusFinding.red(item, trouble, null);
    }

    private static @Nullable FixSession session(@Nullable FlinkView flink) {
        return flink == null
                ? null
                : flink.jobs().stream()
                        .map(FlinkView.Job::fixSession)
                        .filter(session -> session != null)
                        .findFirst()
                        .orElse(null);
    }
}
