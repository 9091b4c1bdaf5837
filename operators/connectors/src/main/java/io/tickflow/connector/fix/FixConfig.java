package io.tickflow.connector.fix;

import io.tickflow.core.execution.Requirements;
import io.tickflow.core.execution.VenueProfile;

import java.io.Serializable;
import java.util.Map;

/**
 * FIX 4.4 session with a broker. Contains no secret: the host of the session reads the password
 * from {@code passwordFile}, or from the environment variable {@link #PASSWORD_VARIABLE} if no file
 * is configured.
 *
 * @param host broker's host name or address
 * @param port broker's port
 * @param senderCompId SenderCompID(49)
 * @param targetCompId TargetCompID(56)
 * @param username Username(553) of the Logon; empty to omit it
 * @param passwordFile file with Password(554) in its first line; empty for the environment variable
 * @param sendsAccount true to put Account(1) on each order; some brokers require it, others reject
 *     it
 * @param symbols the broker's name of a symbol by the feed's name; the feed's name if absent
 * @param heartBtIntSeconds HeartBtInt(108), 10 to 30
 * @param reconnectSeconds pause between two attempts to connect
 * @param writeTimeoutMillis longest time for writing a message to the socket before the connection
 *     is dropped, so that no queued message leaves late
 * @param venue habits of the broker
 */
public record FixConfig(
        String host,
        int port,
        String senderCompId,
        String targetCompId,
        String username,
        String passwordFile,
        boolean sendsAccount,
        Map<String, String> symbols,
        int heartBtIntSeconds,
        int reconnectSeconds,
        long writeTimeoutMillis,
        VenueProfile venue)
        implements Serializable {

    public static final String PASSWORD_VARIABLE = "TICKFLOW_FIX_PASSWORD";
    public static final int HEARTBEAT_SECONDS = 10;
    public static final int RECONNECT_SECONDS = 2;
    public static final long WRITE_TIMEOUT_MILLIS = 5_000;

    private static final int PORT_MAX = 65_535;
    private static final int HEARTBEAT_SECONDS_MAX = 30;

    public FixConfig {
        symbols = Map.copyOf(symbols);
        Requirements.notBlank(host, "host");
        Requirements.require(port > 0 && port <= PORT_MAX, "port", "must be 1 to 65535");
        Requirements.notBlank(senderCompId, "senderCompId");
        Requirements.notBlank(targetCompId, "targetCompId");
        Requirements.require(
                heartBtIntSeconds >= HEARTBEAT_SECONDS
                        && heartBtIntSeconds <= HEARTBEAT_SECONDS_MAX,
                "heartBtIntSeconds",
                "must be 10 to 30");
        Requirements.positive(reconnectSeconds, "reconnectSeconds");
        Requirements.positive(writeTimeoutMillis, "writeTimeoutMillis");
    }

    /** Creates a session without login, account and symbol names, as for the sandbox venue. */
    public static FixConfig of(String host, int port, String senderCompId, String targetCompId) {
        return new FixConfig(
                host,
                port,
                senderCompId,
                targetCompId,
                "",
                "",
                false,
                Map.of(),
                HEARTBEAT_SECONDS,
                RECONNECT_SECONDS,
                WRITE_TIMEOUT_MILLIS,
                VenueProfile.COMPLETE);
    }

    /** The broker's name of {@code symbol}. */
    String venueSymbol(String symbol) {
        return symbols.getOrDefault(symbol, symbol);
    }

    /** The feed's name of a symbol that the broker names. */
    String feedSymbol(String venueSymbol) {
        return symbols.entrySet().stream()
                .filter(entry -> entry.getValue().equals(venueSymbol))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(venueSymbol);
    }
}
