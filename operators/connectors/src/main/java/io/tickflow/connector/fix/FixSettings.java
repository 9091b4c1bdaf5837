package io.tickflow.connector.fix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import quickfix.FixVersions;
import quickfix.Initiator;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.mina.NetworkingOptions;

/** Settings of the FIX engine under which nothing leaves late and nothing twice. */
final class FixSettings {

    private static final String YES = "Y";
    private static final String NO = "N";
    private static final String WRITES_QUEUED_MAX = "64";
    private static final String LINGER_NOT = "0";
    private static final String LOGON_SECONDS = "5";
    private static final String LOGOUT_SECONDS = "2";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private FixSettings() {}

    /**
     * Creates a unique id for each start. The engine's registry of sessions is static: without the
     * qualifier, which never leaves the process, a closing writer and its successor would share an
     * entry.
     */
    static SessionID sessionId(FixConfig config) {
        return new SessionID(
                FixVersions.BEGINSTRING_FIX44,
                config.senderCompId(),
                config.targetCompId(),
                UUID.randomUUID().toString());
    }

    /**
     * Creates the settings. Messages are not stored, so the engine answers a ResendRequest(35=2)
     * with a gap fill. Writes are synchronous and bounded, and a dropped connection discards the
     * data of its socket.
     */
    static SessionSettings of(FixConfig config, SessionID id) {
        var settings = new SessionSettings();
        settings.setString(
                SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
        settings.setString(id, Initiator.SETTING_SOCKET_CONNECT_HOST, config.host());
        settings.setLong(id, Initiator.SETTING_SOCKET_CONNECT_PORT, config.port());
        FixSessionPlan plan = config.plan();
        settings.setString(
                id, Initiator.SETTING_RECONNECT_INTERVAL, plan.pauses(config.reconnectSeconds()));
        if (plan.hasSecondHost()) {
            settings.setString(id, Initiator.SETTING_SOCKET_CONNECT_HOST + 1, plan.secondHost());
            settings.setLong(id, Initiator.SETTING_SOCKET_CONNECT_PORT + 1, plan.secondPort());
        }
        settings.setLong(id, Session.SETTING_HEARTBTINT, config.heartBtIntSeconds());
        setTimes(settings, id, plan.schedule());
        settings.setString(id, Session.SETTING_RESET_ON_LOGON, plan.continues() ? NO : YES);
        settings.setString(id, Session.SETTING_PERSIST_MESSAGES, NO);
        settings.setString(id, Session.SETTING_USE_DATA_DICTIONARY, NO);
        settings.setString(id, Session.SETTING_CHECK_LATENCY, NO);
        settings.setString(id, Session.SETTING_LOGON_TIMEOUT, LOGON_SECONDS);
        settings.setString(id, Session.SETTING_LOGOUT_TIMEOUT, LOGOUT_SECONDS);
        settings.setString(id, Session.SETTING_MAX_SCHEDULED_WRITE_REQUESTS, WRITES_QUEUED_MAX);
        settings.setString(id, NetworkingOptions.SETTING_SOCKET_TCP_NODELAY, YES);
        settings.setString(id, NetworkingOptions.SETTING_SOCKET_LINGER, LINGER_NOT);
        settings.setString(id, NetworkingOptions.SETTING_SOCKET_SYNCHRONOUS_WRITES, YES);
        settings.setLong(
                id,
                NetworkingOptions.SETTING_SOCKET_SYNCHRONOUS_WRITE_TIMEOUT,
                config.writeTimeoutMillis());
        return settings;
    }

    private static void setTimes(
            SessionSettings settings, SessionID id, @Nullable FixSchedule schedule) {
        if (schedule == null) {
            settings.setString(id, Session.SETTING_NON_STOP_SESSION, YES);
            return;
        }
        settings.setString(id, Session.SETTING_TIMEZONE, schedule.zone().getId());
        settings.setString(id, Session.SETTING_START_TIME, TIME.format(schedule.start()));
        settings.setString(id, Session.SETTING_END_TIME, TIME.format(schedule.end()));
        DayOfWeek startDay = schedule.startDay();
        DayOfWeek endDay = schedule.endDay();
        if (startDay != null && endDay != null) {
            settings.setString(id, Session.SETTING_START_DAY, name(startDay));
            settings.setString(id, Session.SETTING_END_DAY, name(endDay));
        }
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Password of the session, from its file or the environment; empty if neither is set.
     *
     * @throws IOException if the configured file cannot be read
     */
    static String password(FixConfig config) throws IOException {
        if (!config.passwordFile().isEmpty()) {
            return Files.readString(Path.of(config.passwordFile()))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        }
        String password = System.getenv(FixConfig.PASSWORD_VARIABLE);
        return password == null ? "" : password;
    }
}
