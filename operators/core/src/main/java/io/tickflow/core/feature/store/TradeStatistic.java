package io.tickflow.core.feature.store;

/** Number computed from the trades of a window. */
public enum TradeStatistic {
    /** Trades a second. */
    RATE {
        @Override
        public double of(TradeWindow window) {
            return window.total(TradeWindow.TRADES) / window.seconds();
        }
    },
    VOLUME {
        @Override
        public double of(TradeWindow window) {
            return window.total(TradeWindow.VOLUME);
        }
    },
    /** (buys - sells) / (buys + sells), 0 if there are none. */
    IMBALANCE {
        @Override
        public double of(TradeWindow window) {
            return imbalance(window.total(TradeWindow.BUYS), window.total(TradeWindow.SELLS));
        }
    },
    /** The same by volume. */
    VOLUME_IMBALANCE {
        @Override
        public double of(TradeWindow window) {
            return imbalance(window.total(TradeWindow.BOUGHT), window.total(TradeWindow.SOLD));
        }
    },
    /** Mean price weighted by volume; NaN without volume. */
    VWAP {
        @Override
        public double of(TradeWindow window) {
            double volume = window.total(TradeWindow.VOLUME);
            return volume > 0 ? window.total(TradeWindow.VALUE) / volume : Double.NaN;
        }
    };

    /** Value as of the last tick. */
    public abstract double of(TradeWindow window);

    private static double imbalance(double one, double other) {
        double both = one + other;
        return both > 0 ? (one - other) / both : 0;
    }
}
