package io.tickflow.core.feature.expression;

import io.tickflow.core.feature.store.TradeStatistic;
import io.tickflow.model.contract.FeatureUnit;
import java.util.Locale;

/** Function of the trades in a window of time. */
public enum TradeFunction {
    TRADE_RATE(TradeStatistic.RATE, FeatureUnit.PER_SECOND, "trades a second"),
    TRADE_VOLUME(TradeStatistic.VOLUME, FeatureUnit.COUNT, "traded volume"),
    TRADE_IMBALANCE(
            TradeStatistic.IMBALANCE,
            FeatureUnit.NONE,
            "(buys - sells) / (buys + sells) of the trades by their flags, 0 if none"),
    VOLUME_IMBALANCE(
            TradeStatistic.VOLUME_IMBALANCE,
            FeatureUnit.NONE,
            "(bought - sold) / (bought + sold) of the traded volume by flags, 0 if none"),
    TICK_VWAP(
            TradeStatistic.VWAP,
            FeatureUnit.PRICE,
            "mean price of the trades weighted by volume; NaN without volume");

    private final TradeStatistic statistic;
    private final FeatureUnit unit;
    private final String meaning;

    TradeFunction(TradeStatistic statistic, FeatureUnit unit, String meaning) {
        this.statistic = statistic;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Name in expressions. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    TradeStatistic statistic() {
        return statistic;
    }

    /** Unit of the values. */
    public FeatureUnit unit() {
        return unit;
    }

    /** Half a sentence for pages. */
    public String meaning() {
        return meaning;
    }
}
