package io.tickflow.settings;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixTls;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.settings.tls.TlsOptions;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/** Options of the FIX session with a broker. Not used in mode PAPER. */
public final class FixOptions {

    public static final ConfigOption<String> HOST =
            ConfigOptions.key("tickflow.fix.host")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("The broker's host name or address.");

    public static final ConfigOption<Integer> PORT =
            ConfigOptions.key("tickflow.fix.port")
                    .intType()
                    .noDefaultValue()
                    .withDescription("The broker's port.");

    public static final ConfigOption<String> SENDER_COMP_ID =
            ConfigOptions.key("tickflow.fix.sender-comp-id")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("SenderCompID(49).");

    public static final ConfigOption<String> TARGET_COMP_ID =
            ConfigOptions.key("tickflow.fix.target-comp-id")
                    .stringType()
                    .noDefaultValue()
                    .withDescription("TargetCompID(56).");

    public static final ConfigOption<String> USERNAME =
            ConfigOptions.key("tickflow.fix.username")
                    .stringType()
                    .defaultValue("")
                    .withDescription("Username(553) of the Logon; empty to omit it.");

    public static final ConfigOption<String> PASSWORD_FILE =
            ConfigOptions.key("tickflow.fix.password-file")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "File with Password(554), on the host of the session. If empty, the"
                                    + " environment variable "
                                    + FixConfig.PASSWORD_VARIABLE
                                    + " is used, if set.");

    public static final ConfigOption<Boolean> SEND_ACCOUNT =
            ConfigOptions.key("tickflow.fix.send-account")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Adds Account(1) to orders: some brokers require it, others reject"
                                    + " it.");

    public static final ConfigOption<Duration> HEARTBEAT =
            ConfigOptions.key("tickflow.fix.heartbeat")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(FixConfig.HEARTBEAT_SECONDS))
                    .withDescription("HeartBtInt(108), 10 to 30 seconds.");

    public static final ConfigOption<Duration> RECONNECT_INTERVAL =
            ConfigOptions.key("tickflow.fix.reconnect-interval")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(FixConfig.RECONNECT_SECONDS))
                    .withDescription("Pause between two attempts to connect, 1 second or more.");

    public static final ConfigOption<Duration> WRITE_TIMEOUT =
            ConfigOptions.key("tickflow.fix.write-timeout")
                    .durationType()
                    .defaultValue(Duration.ofMillis(FixConfig.WRITE_TIMEOUT_MILLIS))
                    .withDescription(
                            "Longest time for writing a message to the socket, after which the"
                                    + " connection is dropped.");

    public static final ConfigOption<Boolean> REMEMBERS_ORDERS =
            ConfigOptions.key("tickflow.fix.remembers-completed-orders")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "True if the broker answers OrderStatusRequest(35=H) about orders that"
                                    + " have ended. Only then does 'not known' prove that an order"
                                    + " never came.");

    public static final ConfigOption<Boolean> ANSWERS_POSITIONS =
            ConfigOptions.key("tickflow.fix.answers-positions")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "True if the broker answers RequestForPositions(35=AN). The book is"
                                    + " compared with it every 15 s; a difference blocks its symbol.");

    public static final ConfigOption<String> POSITIONS_FILE =
            ConfigOptions.key("tickflow.fix.positions-file")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "CSV file with the positions, on the host of the session, for a broker"
                                    + " that does not answer RequestForPositions(35=AN). Its writer"
                                    + " replaces it every 15 s or more often.");

    public static final ConfigOption<Boolean> OBEYS_EXPIRE_TIME =
            ConfigOptions.key("tickflow.fix.obeys-expire-time")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "True if the broker refuses an order that it reads after its"
                                    + " ExpireTime(126). Entries then leave with TimeInForce(59)=6"
                                    + " and the signal's expiry instead of TimeInForce(59)=3. The"
                                    + " clocks of both must agree.");

    public static final ConfigOption<Boolean> TLS_ENABLED =
            ConfigOptions.key(FixTls.OPTION + ".enabled")
                    .booleanType()
                    .defaultValue(false)
                    .withDescription(
                            "Encrypts the session. The broker's certificate must be signed by a"
                                    + " trusted CA and have the broker's name.");

    public static final ConfigOption<String> TLS_HOST_NAME =
            ConfigOptions.key(FixTls.OPTION + ".host-name")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "Name that the broker's certificate must have, if it is not that of"
                                    + " tickflow.fix.host, as behind a tunnel.");

    private static final TlsOptions TLS = new TlsOptions(FixTls.OPTION, "the broker");

    public static final ConfigOption<String> TLS_CA_FILE = TLS.caFile();
    public static final ConfigOption<String> TLS_CERTIFICATE_FILE = TLS.certificateFile();
    public static final ConfigOption<String> TLS_KEY_FILE = TLS.keyFile();
    public static final ConfigOption<String> TLS_KEY_PASSWORD = TLS.keyPassword();

    private static final String MISSING = "missing";
    private static final int PORT_MAX = 65_535;
    private static final int HEARTBEAT_SECONDS_MAX = 30;

    private FixOptions() {}

    /**
     * Reads the session's configuration; null in mode PAPER. {@code options} collects the problems.
     */
    static @Nullable FixConfig read(OptionReader options, Mode mode, Instruments instruments) {
        boolean used = mode != Mode.PAPER;
        var config =
                new FixConfig(
                        text(options, HOST, used),
                        port(options, used),
                        text(options, SENDER_COMP_ID, used),
                        text(options, TARGET_COMP_ID, used),
                        options.read(USERNAME),
                        options.read(PASSWORD_FILE),
                        options.read(SEND_ACCOUNT),
                        instruments,
                        (int) heartbeat(options).toSeconds(),
                        (int)
                                options.read(
                                                RECONNECT_INTERVAL,
                                                time -> time.toSeconds() > 0,
                                                "must be 1 second or more")
                                        .toSeconds(),
                        ExecutionOptions.positiveMillis(options, WRITE_TIMEOUT),
                        tls(options),
                        FixSessionOptions.plan(options),
                        FixSessionOptions.positionIdTag(options),
                        venue(options));
        return used ? config : null;
    }

    private static VenueProfile venue(OptionReader options) {
        var venue =
                new VenueProfile(
                        options.read(REMEMBERS_ORDERS),
                        options.read(ANSWERS_POSITIONS),
                        options.read(POSITIONS_FILE),
                        options.read(OBEYS_EXPIRE_TIME));
        if (venue.answersPositions() && venue.readsPositions()) {
            options.problem(
                    "%s: '%s' is not read while %s is true; set one of both"
                            .formatted(
                                    POSITIONS_FILE.key(),
                                    venue.positionsFile(),
                                    ANSWERS_POSITIONS.key()));
        }
        return venue;
    }

    /** Reads the encryption; null for clear text, which refuses files that would not be used. */
    private static @Nullable FixTls tls(OptionReader options) {
        TlsConfig files = TLS.read(options::read, options::problem);
        var tls = new FixTls(files, options.read(TLS_HOST_NAME));
        boolean enabled = options.read(TLS_ENABLED);
        if (!enabled && !tls.equals(new FixTls(TlsConfig.defaults(FixTls.OPTION), ""))) {
            options.problem(
                    TLS_ENABLED.key()
                            + ": is false although other options of tickflow.fix.tls are set; set"
                            + " it to true, or remove them");
        }
        return enabled ? tls : null;
    }

    private static String text(OptionReader options, ConfigOption<String> option, boolean used) {
        String value = used ? options.require(option) : options.read(option);
        if (value == null) {
            return MISSING;
        }
        if (value.isBlank()) {
            options.problem(option.key() + ": must not be empty");
            return MISSING;
        }
        return value;
    }

    private static int port(OptionReader options, boolean used) {
        Integer port = used ? options.require(PORT) : options.read(PORT);
        if (port == null) {
            return PORT_MAX;
        }
        if (port < 1 || port > PORT_MAX) {
            options.problem(PORT.key() + ": '" + port + "' must be 1 to " + PORT_MAX);
            return PORT_MAX;
        }
        return port;
    }

    private static Duration heartbeat(OptionReader options) {
        return options.read(
                HEARTBEAT,
                time ->
                        time.toSeconds() >= FixConfig.HEARTBEAT_SECONDS
                                && time.toSeconds() <= HEARTBEAT_SECONDS_MAX,
                "must be 10 to 30 seconds");
    }
}
