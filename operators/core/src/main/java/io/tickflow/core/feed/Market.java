package io.tickflow.core.feed;

import java.util.Optional;

/** When the market of a symbol reopens on Sunday, New York's time. */
enum Market {
    /** At 17:00, with some brokers at 18:00. */
    CURRENCY(2, 1),
    /** At 18:00, with some brokers at 17:00. */
    METAL(2, 2),
    /** At either: nothing is known of the symbol. */
    OTHER(2, 2);

    private final int pointsAt17;
    private final int pointsAt18;

    Market(int pointsAt17, int pointsAt18) {
        this.pointsAt17 = pointsAt17;
        this.pointsAt18 = pointsAt18;
    }

    static Market of(String symbol) {
        Optional<BrokerSymbol> known = BrokerSymbol.of(symbol);
        if (known.isEmpty()) {
            return OTHER;
        }
        return known.get().metal() ? METAL : CURRENCY;
    }

    /** How much a reopening at {@code hour} o'clock speaks for a rule, 0 to 2. */
    int pointsOfReopening(int hour) {
        return switch (hour) {
            case 17 -> pointsAt17;
            case 18 -> pointsAt18;
            default -> 0;
        };
    }
}
