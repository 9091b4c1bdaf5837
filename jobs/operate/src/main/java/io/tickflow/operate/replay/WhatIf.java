package io.tickflow.operate.replay;

import io.tickflow.core.feature.VectorSchema;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.operate.replay.RecordedSeries.Series;
import io.tickflow.operate.replay.WhatIfReport.DeskDifference;
import io.tickflow.operate.replay.WhatIfReport.Gain;
import io.tickflow.operate.replay.WhatIfReport.SymbolDifference;
import io.tickflow.settings.SignalLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the recorded decisions of a window again under other settings: recorded predictions, or the
 * scores of another bundle, go through the signal checks in their order. One thread.
 */
public final class WhatIf {

    /** Length of a query; a day of a busy symbol has 300,000 decisions. */
    private static final long SLICE_MILLIS = 4 * 3_600_000L;

    private final SqlConsole history;
    private final VectorSchema schema;

    /**
     * Settings of one run.
     *
     * @param window decisions to make again
     * @param bundles bundles that made them
     * @param recorded limits of the signal checks then
     * @param changed limits to try
     * @param other bundle to try; null for the recorded predictions
     * @param desk limits of a desk to try; null for none
     * @param changes the difference in words, a line each
     */
    public record Plan(
            HistoryWindow window,
            List<BundleAtHand> bundles,
            SignalLimits recorded,
            SignalLimits changed,
            @Nullable BundleAtHand other,
            @Nullable DeskLimits desk,
            List<String> changes) {}

    /**
     * Limits of a desk.
     *
     * @param recorded those at hand
     * @param changed those to try
     */
    public record DeskLimits(RiskConfig recorded, RiskConfig changed) {}

    /**
     * @param schema features of the recorded vectors
     */
    public WhatIf(SqlConsole history, VectorSchema schema) {
        this.history = history;
        this.schema = schema;
    }

    /**
     * Runs a plan.
     *
     * @param progress told the share that is done, 0 to 1
     * @throws io.tickflow.operate.OperationException if the window is empty, or needs a bundle or
     *     features that are not at hand
     */
    public WhatIfReport run(Plan plan, DoubleConsumer progress) throws QueryException {
        var recorded = new RuleBook(plan.bundles(), plan.recorded(), schema.features());
        BundleAtHand other = plan.other();
        var changed =
                new RuleBook(
                        other == null ? plan.bundles() : List.of(other),
                        plan.changed(),
                        schema.features());
        var series = new RecordedSeries(history, plan.window());
        List<Series> symbols = series.symbols();
        series.check(symbols, schema.features(), recorded);
        double all = symbols.stream().mapToLong(Series::decisions).sum();
        var control = new ControlCount();
        var differences = new ArrayList<SymbolDifference>();
        long done = 0;
        try (ScoresAgain scores = other == null ? null : new ScoresAgain(other, schema)) {
            for (Series symbol : symbols) {
                var replay =
                        new SymbolReplay(
                                symbol.symbol(),
                                recorded,
                                changed,
                                series.before(
                                        symbol.symbol(),
                                        recorded.hasRegime() || changed.hasRegime()),
                                control);
                long before = done;
                read(
                        plan.window(),
                        symbol,
                        new Batches(
                                replay, scores, count -> progress.accept((before + count) / all)));
                tail(plan.window(), symbol, longest(recorded, changed), replay);
                differences.add(replay.end());
                done += symbol.decisions();
            }
        }
        DeskLimits limits = plan.desk();
        return new WhatIfReport(
                plan.window(),
                plan.changes(),
                control.result(),
                differences,
                limits == null ? null : desk(limits, differences));
    }

    private static DeskDifference desk(DeskLimits limits, List<SymbolDifference> symbols) {
        var recorded = new HashMap<String, List<Gain>>();
        var changed = new HashMap<String, List<Gain>>();
        for (SymbolDifference symbol : symbols) {
            recorded.put(symbol.symbol(), symbol.recordedGains());
            changed.put(symbol.symbol(), symbol.changedGains());
        }
        return new DeskDifference(
                DeskTrial.of(limits.recorded(), recorded), DeskTrial.of(limits.changed(), changed));
    }

    private static long longest(RuleBook recorded, RuleBook changed) {
        return Math.max(
                recorded.horizonsMillis().stream().mapToLong(Long::longValue).max().orElse(0),
                changed.horizonsMillis().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private void read(HistoryWindow window, Series symbol, Batches batches) throws QueryException {
        var rows = new DecisionRows(history, schema.features());
        HistoryWindow own = window.of(symbol.symbol());
        long end = Math.min(window.toMillis(), symbol.lastMillis() + 1);
        for (long from = symbol.firstMillis(); from < end; from += SLICE_MILLIS) {
            rows.read(own.between(from, Math.min(end, from + SLICE_MILLIS)), batches::add);
        }
        batches.flush();
    }

    private void tail(HistoryWindow window, Series symbol, long horizonMillis, SymbolReplay replay)
            throws QueryException {
        new DecisionRows(history, schema.features())
                .read(
                        window.of(symbol.symbol())
                                .between(window.toMillis(), window.toMillis() + horizonMillis + 1),
                        decision -> replay.addQuote(decision.vector()));
    }

    /** Decisions that wait for their scores. */
    private static final class Batches {

        private final SymbolReplay replay;
        private final @Nullable ScoresAgain scores;
        private final DoubleConsumer progress;
        private final List<RecordedDecision> waiting = new ArrayList<>();
        private long count;

        Batches(SymbolReplay replay, @Nullable ScoresAgain scores, DoubleConsumer progress) {
            this.replay = replay;
            this.scores = scores;
            this.progress = progress;
        }

        void add(RecordedDecision decision) {
            waiting.add(decision);
            if (waiting.size() == ScoresAgain.ROWS_MAX) {
                flush();
            }
        }

        void flush() {
            List<ScoredDecision> again =
                    scores == null || waiting.isEmpty() ? List.of() : scores.decide(waiting);
            for (int i = 0; i < waiting.size(); i++) {
                replay.add(waiting.get(i), again.isEmpty() ? null : again.get(i));
            }
            count += waiting.size();
            waiting.clear();
            progress.accept((double) count);
        }
    }
}
