package io.tickflow.operate.replay;

import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureStep;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.model.BundleAtHand;
import io.tickflow.operate.replay.AuditReport.SymbolAudit;
import io.tickflow.operate.replay.RecordedSeries.Series;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Derives the recorded decisions of a window again: from the nearest anchor and the ticks of the
 * history, with the recorded edge decisions as input, through the classes of the job. One thread.
 */
public final class ReplayAudit {

    private final SqlConsole history;
    private final SignalJobConfig job;
    private final FeatureSet features;
    private final List<BundleAtHand> bundles;

    /**
     * @param job settings with which the decisions were made
     * @param bundles bundles that made them
     */
    public ReplayAudit(SqlConsole history, SignalJobConfig job, List<BundleAtHand> bundles) {
        this.history = history;
        this.job = job;
        this.features = job.features().set();
        this.bundles = List.copyOf(bundles);
    }

    /**
     * Derives a window.
     *
     * @param progress told the share of the ticks that is done, 0 to 1
     * @throws OperationException if the window is empty, or needs ticks, features or a bundle that
     *     are not at hand
     * @throws IOException if an anchor is damaged
     */
    public AuditReport run(HistoryWindow window, DoubleConsumer progress)
            throws QueryException, IOException {
        var book = new RuleBook(bundles, job.signals(), features.schema());
        var series = new RecordedSeries(history, window);
        List<Series> symbols = series.symbols();
        series.check(symbols, features.schema(), book);
        var audits = new ArrayList<SymbolAudit>();
        try (var scores = new ScoreDerivation(bundles, features.vectorSchema())) {
            for (Series symbol : symbols) {
                double done = audits.size();
                var auditor =
                        new SymbolAuditor(
                                symbol.symbol(),
                                features.schema().names(),
                                book,
                                scores,
                                series.before(symbol.symbol(), book.hasRegime()));
                audits.add(
                        audit(
                                window.of(symbol.symbol()),
                                auditor,
                                share -> progress.accept((done + share) / symbols.size())));
            }
        }
        return new AuditReport(window, audits);
    }

    private SymbolAudit audit(HistoryWindow window, SymbolAuditor auditor, DoubleConsumer progress)
            throws QueryException, IOException {
        StateAnchor anchor = AnchorReader.before(history, window);
        var walk = new Walk(window, auditor, anchor);
        TickPages pages =
                new TickPages(
                        history,
                        window,
                        job.feed().topic(),
                        anchor == null ? partition(window) : anchor.partition(),
                        anchor == null ? 0 : anchor.eventTimeMillis(),
                        anchor == null ? -1 : anchor.offset());
        if (pages.count() == 0) {
            throw OperationException.invalid(
                    "the history has no ticks of "
                            + window.symbol()
                            + " to derive from: tickflow.history.ticks stores them, and a backfill"
                            + " of tick files does");
        }
        List<Tick> ticks = pages.next();
        while (!ticks.isEmpty()) {
            walk.take(ticks);
            progress.accept((double) walk.ticks / pages.count());
            ticks = pages.next();
        }
        walk.read(window.toMillis());
        return auditor.end(
                anchor == null
                        ? "the first recorded tick"
                        : "anchor of " + Instant.ofEpochMilli(anchor.eventTimeMillis()),
                walk.ticks);
    }

    private int partition(HistoryWindow window) throws QueryException {
        List<@Nullable String> row =
                history.query(
                                "SELECT toString(min(tick_partition)) FROM features WHERE "
                                        + HistoryWindow.CONDITION,
                                window.parameters())
                        .rows()
                        .get(0);
        return Integer.parseInt(String.valueOf(row.get(0)));
    }

    /** Steps of one symbol from an anchor on. */
    private final class Walk {

        private final HistoryWindow window;
        private final SymbolAuditor auditor;
        private final FeatureEngine engine;
        private final SymbolState state;
        private final DecisionRows rows = new DecisionRows(history, features.schema());
        private final boolean ofHistory;
        private long readTo;
        private long ticks;

        Walk(HistoryWindow window, SymbolAuditor auditor, @Nullable StateAnchor anchor)
                throws QueryException, IOException {
            this.window = window;
            this.auditor = auditor;
            this.engine =
                    new FeatureEngine(
                            job.deployment().pipeline(), features, job.feed().rekey().on());
            this.state = anchor == null ? features.newState() : anchor.restore(features);
            this.ofHistory = anchor == null ? partition(window) < 0 : engine.isOfHistory(state);
            this.readTo = window.fromMillis();
        }

        /** Takes in a page of ticks. */
        void take(List<Tick> page) throws QueryException {
            var derived = new ArrayList<FeatureVector>();
            long newest = window.fromMillis();
            for (Tick tick : page) {
                FeatureStep step =
                        ofHistory ? engine.stepOfHistory(state, tick) : engine.step(state, tick);
                ticks++;
                FeatureVector vector = step.vector();
                if (vector != null && isWithin(vector.eventTimeMillis())) {
                    derived.add(vector);
                    newest = Math.max(newest, vector.eventTimeMillis() + 1);
                }
            }
            read(newest);
            derived.forEach(auditor::addDerived);
            auditor.flush();
        }

        private boolean isWithin(long millis) {
            return millis >= window.fromMillis() && millis < window.toMillis();
        }

        /** Reads the recorded decisions up to a time. */
        void read(long toMillis) throws QueryException {
            if (toMillis > readTo) {
                rows.read(window.between(readTo, toMillis), auditor::addRecorded);
                readTo = toMillis;
            }
        }
    }
}
