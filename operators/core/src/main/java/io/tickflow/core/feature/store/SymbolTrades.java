package io.tickflow.core.feature.store;

import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.market.Tick;
import java.util.List;

/** Trades of one symbol, as far as features ask for them. Not thread-safe. */
public final class SymbolTrades {

    /**
     * Plan of what is kept.
     *
     * @param windows lengths of time, each once
     * @param ofDay whether the trades of the day are kept
     * @param rules with the session of a day
     */
    public record Plan(List<BarSpec> windows, boolean ofDay, BarRules rules) {

        /** Nothing. */
        public static final Plan NONE = new Plan(List.of(), false, BarRules.STANDARD);

        /** Copies the list. */
        public Plan {
            windows = List.copyOf(windows);
        }

        /** Name of the days, part of the name of their state. */
        public String dayName() {
            return rules.nameOf(BarSpec.DAY);
        }
    }

    private final TradeWindow[] windows;
    private final TradeDay day = new TradeDay();
    private final boolean keepsDay;

    /** Creates an empty state of a plan. */
    public SymbolTrades(Plan plan) {
        this.windows =
                plan.windows().stream()
                        .map(spec -> new TradeWindow(spec.size()))
                        .toArray(TradeWindow[]::new);
        this.keepsDay = plan.ofDay();
    }

    /** Follows the days of a session. */
    public void follow(BarSession session) {
        day.follow(session);
    }

    /** Takes in an accepted tick. */
    public void add(Tick tick) {
        for (TradeWindow window : windows) {
            window.add(tick);
        }
        if (keepsDay) {
            day.add(tick);
        }
    }

    /** Window of the plan, by its place. */
    public TradeWindow window(int slot) {
        return windows[slot];
    }

    /** Trades of the day; empty if the plan has none. */
    public TradeDay day() {
        return day;
    }
}
