package io.tickflow.operate.replay;

import io.tickflow.core.risk.EntryRequest;
import io.tickflow.core.risk.EntryRequest.SymbolTrade;
import io.tickflow.core.risk.RiskChecks;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.risk.TokenBucket;
import io.tickflow.operate.replay.WhatIfReport.DeskTally;
import io.tickflow.operate.replay.WhatIfReport.Gain;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Puts candidates of all symbols before the risk checks of a desk, by event time: an entry is
 * filled at once at the quote, and closed at its horizon. Sizes, ages, halts and blocks do not
 * count. One thread.
 */
final class DeskTrial {

    private static final long NEVER = Long.MAX_VALUE;

    private final RiskConfig limits;
    private final RiskChecks checks;
    private final PriorityQueue<Open> open =
            new PriorityQueue<>(Comparator.comparingLong(Open::endMillis));
    private final Map<String, Integer> openOnSymbol = new HashMap<>();
    private final Map<String, Long> denied = new TreeMap<>();
    private TokenBucket bucket = TokenBucket.NEW;
    private long taken;
    private long won;
    private double netBps;

    private record Open(String symbol, long endMillis) {}

    private DeskTrial(RiskConfig limits) {
        this.limits = limits;
        this.checks = new RiskChecks(limits);
    }

    /** Result of a desk with {@code limits} on candidates by symbol. */
    static DeskTally of(RiskConfig limits, Map<String, List<Gain>> candidates) {
        var trial = new DeskTrial(limits);
        candidates.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(gain -> Map.entry(one.getKey(), gain)))
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Gain> one) ->
                                                one.getValue().eventTimeMillis())
                                .thenComparing(Map.Entry::getKey))
                .forEach(one -> trial.judge(one.getKey(), one.getValue()));
        return new DeskTally(trial.taken, trial.denied, trial.won, trial.netBps);
    }

    private void judge(String symbol, Gain candidate) {
        long now = candidate.eventTimeMillis();
        while (!open.isEmpty() && open.element().endMillis() <= now) {
            openOnSymbol.merge(open.remove().symbol(), -1, Integer::sum);
        }
        bucket = bucket.refilled(limits, now);
        RiskReason reason =
                checks.check(
                        new EntryRequest(
                                0,
                                0,
                                NEVER,
                                false,
                                true,
                                openOnSymbol.getOrDefault(symbol, 0) > 0
                                        ? SymbolTrade.OPEN
                                        : SymbolTrade.NONE,
                                open.size(),
                                true,
                                limits.orderQuantityMax(),
                                bucket));
        if (reason != RiskReason.NONE) {
            denied.merge(reason.name(), 1L, Long::sum);
            return;
        }
        bucket = bucket.taken();
        open.add(new Open(symbol, now + candidate.horizonMillis()));
        openOnSymbol.merge(symbol, 1, Integer::sum);
        taken++;
        won += candidate.netBps() > 0 ? 1 : 0;
        netBps += candidate.netBps();
    }
}
