package io.tickflow.gateway.cache;

/**
 * Name of a cached answer.
 *
 * @param kind sort of answer
 * @param symbol symbol that it is about; empty for none
 * @param detail further parameters; empty for none
 */
public record CacheKey(Kind kind, String symbol, String detail) {

    private static final int OBJECT_BYTES = 128;

    /** Sort of answer, with its time to live at usual volatility. */
    public enum Kind {
        FEATURES(1_000),
        PREDICTIONS(1_000),
        BARS(2_000),
        MODELS(15_000);

        private final long ttlMillis;

        Kind(long ttlMillis) {
            this.ttlMillis = ttlMillis;
        }

        /** Time to live at usual volatility, milliseconds. */
        public long ttlMillis() {
            return ttlMillis;
        }
    }

    /** Creates a key without further parameters. */
    public static CacheKey of(Kind kind, String symbol) {
        return new CacheKey(kind, symbol, "");
    }

    /** Weight in memory, about. */
    int bytes() {
        return OBJECT_BYTES + Character.BYTES * (symbol.length() + detail.length());
    }

    /** Text of the key, for a layer that several gateways share. */
    String text() {
        return kind + ":" + symbol + ':' + detail;
    }
}
