package io.tickflow.model.contract;

/** What a feature is measured in. */
public enum FeatureUnit {
    /** A pure number. */
    NONE("none"),
    /** The symbol's price unit. */
    PRICE("price"),
    /** Multiples of S, the symbol's typical spread. */
    SPREADS("S"),
    /** The smallest customary step of the symbol's price. */
    PIPS("pips"),
    /** Hundredths of a percent of mid. */
    BASIS_POINTS("bp"),
    PERCENT("percent"),
    COUNT("count"),
    PER_SECOND("1/s"),
    HOURS("hours"),
    /** Natural logarithm of 1 + milliseconds. */
    LOG_MILLIS("log ms"),
    /** Natural logarithm of 1 + a count. */
    LOG_COUNT("log count");

    private final String label;

    FeatureUnit(String label) {
        this.label = label;
    }

    /** As pages and tables show it. */
    public String label() {
        return label;
    }
}
