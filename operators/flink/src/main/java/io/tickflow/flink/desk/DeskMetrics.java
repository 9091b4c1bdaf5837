package io.tickflow.flink.desk;

import io.tickflow.core.desk.DeskBook;
import io.tickflow.core.desk.DeskNote;
import io.tickflow.core.desk.DeskOutput;
import io.tickflow.core.desk.Trade;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.flink.metric.EnumCounters;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metrics of the desk, as docs/metrics.md lists them. The task thread writes; any thread reads the
 * gauges.
 */
final class DeskMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(DeskMetrics.class);

    private static final int WINDOW = 2_000;

    private final EnumCounters<DeskVerdict> verdicts;
    private final EnumCounters<RiskReason> reasons;
    private final EnumCounters<DeskNote.Kind> notes;
    private final Counter exits;
    private final Histogram candidateAge;
    private volatile int openTrades;
    private volatile int unknownTrades;
    private volatile int stuckTrades;
    private volatile int blockedSymbols;

    DeskMetrics(MetricGroup group) {
        verdicts = new EnumCounters<>(group, "verdict_", DeskVerdict.class);
        reasons = new EnumCounters<>(group, "reason_", RiskReason.class);
        notes = new EnumCounters<>(group, "note_", DeskNote.Kind.class);
        exits = group.counter("exits");
        candidateAge =
                group.histogram("tickToVerdictMillis", new DescriptiveStatisticsHistogram(WINDOW));
        group.gauge("openTrades", (Gauge<Integer>) () -> openTrades);
        group.gauge("unknownTrades", (Gauge<Integer>) () -> unknownTrades);
        group.gauge("stuckTrades", (Gauge<Integer>) () -> stuckTrades);
        group.gauge("blockedSymbols", (Gauge<Integer>) () -> blockedSymbols);
    }

    /** Records a verdict on a candidate with a tick of this age. */
    void judged(long ageMillis) {
        candidateAge.update(ageMillis);
    }

    void count(DeskOutput output, DeskBook book) {
        output.decisions().forEach(this::count);
        output.notes().forEach(this::count);
        openTrades = book.openTrades();
        unknownTrades = (int) book.trades().stream().filter(Trade::unknown).count();
        blockedSymbols = book.blockedSymbols();
        stuckTrades = (int) book.trades().stream().filter(Trade::stuck).count();
    }

    private void count(OrderDecision decision) {
        if (decision.leg() == Leg.EXIT) {
            exits.inc();
            return;
        }
        verdicts.inc(decision.verdict());
        reasons.inc(decision.reason());
    }

    private void count(DeskNote note) {
        notes.inc(note.kind());
        if (note.kind().alarm()) {
            LOG.warn(
                    "{} {} decision {}: {}",
                    note.kind(),
                    note.symbol(),
                    note.decisionId(),
                    note.detail());
        }
    }
}
