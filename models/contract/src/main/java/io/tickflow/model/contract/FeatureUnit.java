package io.tickflow.model.contract;

/** Unit of measure of a feature. */
public enum FeatureUnit {
    /** Dimensionless number. */
    NONE("none"),
    /** Price unit of the symbol. */
    PRICE("price"),
    /** Multiples of S, the typical spread of the symbol. */
    SPREADS("S"),
    /** Customary smallest step of the symbol's price. */
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

    /** Label in pages and tables. */
    public String label() {
        return label;
    }
}
