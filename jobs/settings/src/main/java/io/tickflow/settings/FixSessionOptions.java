package io.tickflow.settings;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixSchedule;
import io.tickflow.connector.fix.FixSessionPlan;
import io.tickflow.connector.fix.SequenceNumbers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.jspecify.annotations.Nullable;

/** Options of a broker's hosts and session times, and of its kind of account. */
public final class FixSessionOptions {

    public static final ConfigOption<Duration> RECONNECT_MAX =
            ConfigOptions.key("tickflow.fix.reconnect-interval-max")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(FixSessionPlan.RECONNECT_SECONDS_MAX))
                    .withDescription(
                            "Longest pause between two attempts to connect, and between two"
                                    + " refused logons: it doubles up to this.");

    public static final ConfigOption<String> SECOND_ADDRESS =
            ConfigOptions.key("tickflow.fix.second-address")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "Another host:port of the broker, tried by turns with the first; empty"
                                    + " if there is none.");

    public static final ConfigOption<String> SESSION_TIMES =
            ConfigOptions.key("tickflow.fix.session-times")
                    .stringType()
                    .defaultValue("")
                    .withDescription(
                            "Session of the broker, weekly as SUN 17:00 - FRI 17:00 or daily as"
                                    + " 17:05 - 17:00; no logon is tried outside. Empty for a session"
                                    + " that never ends.");

    public static final ConfigOption<String> SESSION_TIME_ZONE =
            ConfigOptions.key("tickflow.fix.session-time-zone")
                    .stringType()
                    .defaultValue("America/New_York")
                    .withDescription("Time zone of tickflow.fix.session-times.");

    public static final ConfigOption<SequenceNumbers> SEQUENCE_NUMBERS =
            ConfigOptions.key("tickflow.fix.sequence-numbers")
                    .enumType(SequenceNumbers.class)
                    .defaultValue(SequenceNumbers.RESET)
                    .withDescription(
                            "RESET: each logon begins at 1 with ResetSeqNumFlag(141)=Y. CONTINUE: for"
                                    + " a broker that ignores or refuses it, numbers go on as the"
                                    + " broker keeps them.");

    public static final ConfigOption<Positions> POSITIONS =
            ConfigOptions.key("tickflow.fix.positions")
                    .enumType(Positions.class)
                    .defaultValue(Positions.NETTING)
                    .withDescription(
                            "Kind of the account: NETTING, or HEDGING if an order that does not name"
                                    + " a position opens another one.");

    public static final ConfigOption<Integer> POSITION_ID_TAG =
            ConfigOptions.key("tickflow.fix.position-id-tag")
                    .intType()
                    .noDefaultValue()
                    .withDescription(
                            "Field with the id of a position, in reports of fills and in orders that"
                                    + " close it, such as 9041; required for HEDGING, which is refused"
                                    + " without.");

    /** Kinds of accounts. */
    public enum Positions {
        /** Fills on a symbol add up to one position. */
        NETTING,
        /** Each entry is a position of its own. */
        HEDGING
    }

    private static final int PORT_MAX = 65_535;

    private FixSessionOptions() {}

    /** Reads hosts and times; {@code options} collects the problems. */
    static FixSessionPlan plan(OptionReader options) {
        String address = options.read(SECOND_ADDRESS).strip();
        int colon = address.lastIndexOf(':');
        int port = colon < 1 ? 0 : portOf(address.substring(colon + 1));
        if (!address.isEmpty() && port == 0) {
            options.problem(SECOND_ADDRESS.key() + ": '" + address + "' must be host:port");
        }
        Duration pause =
                options.read(
                        RECONNECT_MAX,
                        time -> time.toSeconds() > 0 && time.toHours() < 1,
                        "must be 1 second to 1 hour");
        return new FixSessionPlan(
                port == 0 ? "" : address.substring(0, colon),
                port,
                (int) pause.toSeconds(),
                schedule(options),
                options.read(SEQUENCE_NUMBERS));
    }

    private static int portOf(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= PORT_MAX ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable FixSchedule schedule(OptionReader options) {
        String zone = options.read(SESSION_TIME_ZONE);
        String times = options.read(SESSION_TIMES).strip();
        try {
            ZoneId zoneId = ZoneId.of(zone);
            if (times.isEmpty()) {
                return null;
            }
            var schedule = FixSchedule.parse(times, zoneId);
            if (schedule.isPresent()) {
                return schedule.get();
            }
            options.problem(
                    SESSION_TIMES.key()
                            + ": '"
                            + times
                            + "' must be like SUN 17:00 - FRI 17:00 or 17:05 - 17:00");
        } catch (DateTimeException e) {
            options.problem(
                    SESSION_TIME_ZONE.key()
                            + ": '"
                            + zone
                            + "' is no time zone, such as America/New_York");
        }
        return null;
    }

    /** Reads the field with a position's id; {@code options} collects the problems. */
    static int positionIdTag(OptionReader options) {
        Integer tag =
                options.readOptional(POSITION_ID_TAG, number -> number > 0, "must be above 0");
        boolean hedging = options.read(POSITIONS) == Positions.HEDGING;
        if (hedging && tag == null) {
            options.problem(
                    POSITION_ID_TAG.key()
                            + ": is required for HEDGING: a close that names no position would open"
                            + " a second one");
        } else if (!hedging && tag != null) {
            options.problem(POSITION_ID_TAG.key() + ": only a HEDGING account has one");
        }
        return hedging && tag != null ? tag : FixConfig.NETTING;
    }
}
