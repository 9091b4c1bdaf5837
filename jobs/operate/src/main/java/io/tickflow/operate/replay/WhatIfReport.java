package io.tickflow.operate.replay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of a window as recorded and under other settings.
 *
 * @param window pipeline and times
 * @param changes settings that differ, a line each; empty for a control
 * @param control recorded decisions made again with the settings at hand
 * @param symbols difference by symbol
 * @param desk difference that the limits of a desk make; null if none were tried
 */
public record WhatIfReport(
        HistoryWindow window,
        List<String> changes,
        Control control,
        List<SymbolDifference> symbols,
        @Nullable DeskDifference desk) {

    /**
     * Recorded decisions made again without any change.
     *
     * @param decisions number that was made again
     * @param differences number that came out otherwise
     * @param first what differs in the first of them; empty if there is none
     */
    public record Control(long decisions, long differences, String first) {}

    /**
     * Difference on one symbol.
     *
     * @param symbol as the feed names it
     * @param decisions decisions that were judged again
     * @param leftOut decisions without a prediction of the champion, and those of a challenger
     * @param recorded as recorded
     * @param changed under the other settings
     * @param appeared candidates that were none
     * @param vanished candidates that are none any more
     * @param turned candidates on the other side
     * @param recordedGains results of the recorded candidates, in order of their horizon's end
     * @param changedGains the same under the other settings
     */
    public record SymbolDifference(
            String symbol,
            long decisions,
            long leftOut,
            Tally recorded,
            Tally changed,
            long appeared,
            long vanished,
            long turned,
            List<Gain> recordedGains,
            List<Gain> changedGains) {

        /** Gain of the change in basis points. */
        public double netDifferenceBps() {
            return changed.netBps() - recorded.netBps();
        }
    }

    /**
     * Result of one candidate.
     *
     * @param eventTimeMillis UTC time of its decision, epoch milliseconds
     * @param horizonMillis time that it is held for, milliseconds
     * @param netBps result in basis points, after the spread
     */
    public record Gain(long eventTimeMillis, long horizonMillis, double netBps) {}

    /**
     * Candidates before the limits of a desk.
     *
     * @param recorded recorded candidates, with the limits at hand
     * @param changed candidates under the other settings, with the limits to try
     */
    public record DeskDifference(DeskTally recorded, DeskTally changed) {}

    /**
     * Candidates that a desk would take or deny by its limits alone.
     *
     * @param taken number of entries
     * @param denied denials by reason
     * @param won entries that gained after the spread
     * @param netBps sum of their results in basis points
     */
    public record DeskTally(long taken, Map<String, Long> denied, long won, double netBps) {}
}
