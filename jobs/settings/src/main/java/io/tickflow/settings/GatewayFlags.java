package io.tickflow.settings;

/**
 * Settings of the gateway that may change while it runs. None of them changes a decision.
 *
 * @param ttlFactor factor of the times for which answers are fresh
 * @param isTtlByVolatility true if these times follow the volatility of the symbol
 * @param requestsPerSecond requests of a caller a second in the long run
 * @param requestsAtOnce requests of a caller at once
 */
public record GatewayFlags(
        double ttlFactor,
        boolean isTtlByVolatility,
        double requestsPerSecond,
        double requestsAtOnce) {}
