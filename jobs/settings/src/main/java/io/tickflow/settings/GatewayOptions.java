package io.tickflow.settings;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/** Options of the gateway, which takes new values from a store of settings without a restart. */
public final class GatewayOptions {

    private static final double FACTOR_MAX = 100;
    private static final double REQUESTS_MAX = 1_000_000;

    public static final ConfigOption<Double> TTL_FACTOR =
            ConfigOptions.key("tickflow.gateway.cache.ttl-factor")
                    .doubleType()
                    .defaultValue(1.0)
                    .withDescription(
                            "Factor of the times for which cached answers are fresh, 0 to 100; 0"
                                    + " loads each answer anew.");

    public static final ConfigOption<Boolean> TTL_BY_VOLATILITY =
            ConfigOptions.key("tickflow.gateway.cache.ttl-by-volatility")
                    .booleanType()
                    .defaultValue(true)
                    .withDescription(
                            "Answers about a symbol are fresh for a shorter time while its market"
                                    + " is fast, and for a longer one while it is quiet.");

    public static final ConfigOption<Double> REQUESTS_PER_SECOND =
            ConfigOptions.key("tickflow.gateway.requests-per-second")
                    .doubleType()
                    .defaultValue(50.0)
                    .withDescription("Requests of a caller a second in the long run.");

    public static final ConfigOption<Double> REQUESTS_AT_ONCE =
            ConfigOptions.key("tickflow.gateway.requests-at-once")
                    .doubleType()
                    .defaultValue(200.0)
                    .withDescription("Requests of a caller at once.");

    private GatewayOptions() {}

    /**
     * Settings of the gateway that may change while it runs. None of them changes a decision.
     *
     * @param ttlFactor factor of the times for which answers are fresh
     * @param isTtlByVolatility true if these times follow the volatility of the symbol
     * @param requestsPerSecond requests of a caller a second in the long run
     * @param requestsAtOnce requests of a caller at once
     */
    public record Flags(
            double ttlFactor,
            boolean isTtlByVolatility,
            double requestsPerSecond,
            double requestsAtOnce) {}

    /**
     * Reads the options of the gateway alone.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static Flags configure(Configuration settings) {
        var options = new OptionReader(settings);
        var flags =
                new Flags(
                        options.read(
                                TTL_FACTOR,
                                factor -> factor >= 0 && factor <= FACTOR_MAX,
                                "must be 0 to 100"),
                        options.read(TTL_BY_VOLATILITY),
                        options.read(
                                REQUESTS_PER_SECOND,
                                GatewayOptions::isRate,
                                "must be 1 to 1000000"),
                        options.read(
                                REQUESTS_AT_ONCE, GatewayOptions::isRate, "must be 1 to 1000000"));
        options.throwIfInvalid();
        return flags;
    }

    private static boolean isRate(double requests) {
        return requests >= 1 && requests <= REQUESTS_MAX;
    }
}
