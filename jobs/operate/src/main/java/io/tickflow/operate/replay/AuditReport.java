package io.tickflow.operate.replay;

import java.util.List;

/**
 * Decisions of a window derived again from the recorded ticks.
 *
 * @param window pipeline and times
 * @param symbols differences by symbol
 */
public record AuditReport(HistoryWindow window, List<SymbolAudit> symbols) {

    /** Number of differences of any kind. */
    public long differences() {
        return symbols.stream().mapToLong(SymbolAudit::differences).sum();
    }

    /**
     * Differences of one symbol.
     *
     * @param symbol as the feed names it
     * @param start where its derivation began: an anchor, or the first recorded tick
     * @param ticks ticks that were taken in
     * @param decisions decisions that were compared
     * @param features decisions with another vector
     * @param predictions decisions with another prediction
     * @param signals decisions with another verdict, or with one where there was none
     * @param notDerived recorded decisions that the ticks do not give
     * @param notRecorded derived decisions that the history does not have
     * @param unscored decisions without a recorded prediction, compared by features alone
     * @param first the first differences, a sentence each
     */
    public record SymbolAudit(
            String symbol,
            String start,
            long ticks,
            long decisions,
            long features,
            long predictions,
            long signals,
            long notDerived,
            long notRecorded,
            long unscored,
            List<String> first) {

        /** Number of differences of any kind. */
        public long differences() {
            return features + predictions + signals + notDerived + notRecorded;
        }
    }
}
