package io.tickflow.operate.replay;

import io.tickflow.core.market.Side;
import io.tickflow.core.outcome.DecisionQuote;
import io.tickflow.core.outcome.Outcome;
import io.tickflow.core.signal.SignalOutcome.Kind;
import io.tickflow.core.signal.SignalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts decisions by their end, and adds up what the candidates gained. One thread. */
final class TallyCount {

    private static final double BPS = 1e4;

    private final Map<String, Long> vetoes = new TreeMap<>();
    private final List<WhatIfReport.Gain> gains = new ArrayList<>();
    private long abstained;
    private long belowGate;
    private long candidates;
    private long won;
    private double netBps;
    private double grossBps;

    void add(Kind kind, SignalReason reason) {
        switch (kind) {
            case ABSTAINED -> abstained++;
            case BELOW_GATE -> belowGate++;
            case VETOED -> vetoes.merge(reason.name(), 1L, Long::sum);
            case CANDIDATE -> candidates++;
        }
    }

    /** Adds the result of a candidate. */
    void price(Side side, Outcome outcome) {
        double net = net(side, outcome);
        DecisionQuote now = outcome.decision();
        DecisionQuote later = outcome.later();
        double move = (later.bid() + later.ask()) / (now.bid() + now.ask()) - 1;
        netBps += net;
        grossBps += (side == Side.BUY ? move : -move) * BPS;
        won += net > 0 ? 1 : 0;
        gains.add(new WhatIfReport.Gain(now.eventTimeMillis(), outcome.horizonMillis(), net));
    }

    private static double net(Side side, Outcome outcome) {
        return BPS
                * switch (side) {
                    case BUY -> outcome.later().bid() / outcome.decision().ask() - 1;
                    case SELL -> 1 - outcome.later().ask() / outcome.decision().bid();
                };
    }

    Tally tally() {
        return new Tally(
                abstained, belowGate, vetoes, candidates, gains.size(), won, netBps, grossBps);
    }

    List<WhatIfReport.Gain> gains() {
        return gains;
    }
}
