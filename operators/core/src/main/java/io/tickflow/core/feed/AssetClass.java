package io.tickflow.core.feed;

import java.util.Optional;

/** Asset class of a symbol, with its reopening on Sunday in New York time. */
enum AssetClass {
    /** Reopens at 17:00, with some brokers at 18:00. */
    CURRENCY(2, 1),
    /** Reopens at 18:00, with some brokers at 17:00. */
    METAL(2, 2),
    /** Unknown symbol, which may reopen at either hour. */
    OTHER(2, 2);

    private final int pointsAt17;
    private final int pointsAt18;

    AssetClass(int pointsAt17, int pointsAt18) {
        this.pointsAt17 = pointsAt17;
        this.pointsAt18 = pointsAt18;
    }

    static AssetClass of(String symbol) {
        Optional<BrokerSymbol> known = BrokerSymbol.of(symbol);
        if (known.isEmpty()) {
            return OTHER;
        }
        return known.get().isMetal() ? METAL : CURRENCY;
    }

    /** Weight of a reopening at {@code hour} o'clock as evidence for a rule, 0 to 2. */
    int pointsOfReopening(int hour) {
        return switch (hour) {
            case 17 -> pointsAt17;
            case 18 -> pointsAt18;
            default -> 0;
        };
    }
}
