package io.tickflow.connector.fix;

import io.tickflow.core.execution.Requirements;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.VenueName;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

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
 * @param instruments the broker's names and measures; the feed's name and units if absent
 * @param heartBtIntSeconds HeartBtInt(108), 10 to 30
 * @param reconnectSeconds pause between two attempts to connect
 * @param writeTimeoutMillis longest time for writing a message to the socket before the connection
 *     is dropped, so that no queued message leaves late
 * @param tls encryption; null for clear text
 * @param plan further host, session times, numbering, and the longest pause between attempts
 * @param positionIdTag field with the broker's id of a position: in the report of the fill that
 *     opened it and in the order that closes it; {@link #NETTING} in a netting account
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
        Instruments instruments,
        int heartBtIntSeconds,
        int reconnectSeconds,
        long writeTimeoutMillis,
        @Nullable FixTls tls,
        FixSessionPlan plan,
        int positionIdTag,
        VenueProfile venue)
        implements Serializable {

    public static final String PASSWORD_VARIABLE = "TICKFLOW_FIX_PASSWORD";

    /** No position has an id: fills on a symbol add up. */
    public static final int NETTING = 0;

    public static final int HEARTBEAT_SECONDS = 10;
    public static final int RECONNECT_SECONDS = 2;
    public static final long WRITE_TIMEOUT_MILLIS = 5_000;

    private static final int PORT_MAX = 65_535;
    private static final int HEARTBEAT_SECONDS_MAX = 30;

    public FixConfig {
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

    /** Creates a session that never ends with one host and a netting account. */
    public FixConfig(
            String host,
            int port,
            String senderCompId,
            String targetCompId,
            String username,
            String passwordFile,
            boolean sendsAccount,
            Instruments instruments,
            int heartBtIntSeconds,
            int reconnectSeconds,
            long writeTimeoutMillis,
            @Nullable FixTls tls,
            VenueProfile venue) {
        this(
                host,
                port,
                senderCompId,
                targetCompId,
                username,
                passwordFile,
                sendsAccount,
                instruments,
                heartBtIntSeconds,
                reconnectSeconds,
                writeTimeoutMillis,
                tls,
                FixSessionPlan.ALWAYS,
                NETTING,
                venue);
    }

    /** True if a close must name its position, or it would open a second one. */
    boolean isHedging() {
        return positionIdTag != NETTING;
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
                Instruments.NONE,
                HEARTBEAT_SECONDS,
                RECONNECT_SECONDS,
                WRITE_TIMEOUT_MILLIS,
                null,
                VenueProfile.COMPLETE);
    }

    /** The same session with encryption. */
    public FixConfig withTls(FixTls encryption) {
        return new FixConfig(
                host,
                port,
                senderCompId,
                targetCompId,
                username,
                passwordFile,
                sendsAccount,
                instruments,
                heartBtIntSeconds,
                reconnectSeconds,
                writeTimeoutMillis,
                encryption,
                plan,
                positionIdTag,
                venue);
    }

    /** The broker's name of {@code symbol}. */
    VenueName venueName(String symbol) {
        Instrument instrument = instruments.find(symbol);
        return instrument == null ? VenueName.symbol(symbol) : instrument.venueName();
    }

    /** OrderQty(38) for units of {@code symbol}. */
    Quantity toVenue(String symbol, Quantity units) {
        Instrument instrument = instruments.find(symbol);
        return instrument == null ? units : instrument.toVenue(units);
    }
}
