package io.tickflow.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.instrument.Instruments;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import quickfix.Initiator;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;

class FixSettingsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void shouldNeverEndWithoutSchedule() throws Exception {
        SessionSettings settings = settings(FixSessionPlan.ALWAYS);

        assertThat(settings.getString(id(settings), Session.SETTING_NON_STOP_SESSION))
                .isEqualTo("Y");
    }

    @Test
    void shouldKeepWeeklySession() throws Exception {
        SessionSettings settings =
                settings(
                        new FixSessionPlan(
                                "",
                                0,
                                60,
                                FixSchedule.parse("SUN 17:00 - FRI 17:00", NEW_YORK).orElseThrow(),
                                SequenceNumbers.RESET));
        SessionID id = id(settings);

        assertThat(settings.isSetting(id, Session.SETTING_NON_STOP_SESSION)).isFalse();
        assertThat(settings.getString(id, Session.SETTING_START_DAY)).isEqualTo("sunday");
        assertThat(settings.getString(id, Session.SETTING_START_TIME)).isEqualTo("17:00:00");
        assertThat(settings.getString(id, Session.SETTING_END_DAY)).isEqualTo("friday");
        assertThat(settings.getString(id, Session.SETTING_END_TIME)).isEqualTo("17:00:00");
        assertThat(settings.getString(id, Session.SETTING_TIMEZONE)).isEqualTo("America/New_York");
    }

    @Test
    void shouldKeepDailySession() throws Exception {
        SessionSettings settings =
                settings(
                        new FixSessionPlan(
                                "",
                                0,
                                60,
                                FixSchedule.parse("17:05 - 17:00", NEW_YORK).orElseThrow(),
                                SequenceNumbers.RESET));

        assertThat(settings.isSetting(id(settings), Session.SETTING_START_DAY)).isFalse();
        assertThat(settings.getString(id(settings), Session.SETTING_START_TIME))
                .isEqualTo("17:05:00");
    }

    @Test
    void shouldTakeTurnsWithTheSecondHost() throws Exception {
        SessionSettings settings =
                settings(new FixSessionPlan("other", 2, 60, null, SequenceNumbers.CONTINUE));
        SessionID id = id(settings);

        assertThat(settings.getString(id, Initiator.SETTING_SOCKET_CONNECT_HOST + 1))
                .isEqualTo("other");
        assertThat(settings.getString(id, Initiator.SETTING_SOCKET_CONNECT_PORT + 1))
                .isEqualTo("2");
        assertThat(settings.getString(id, Session.SETTING_RESET_ON_LOGON)).isEqualTo("N");
    }

    @Test
    void shouldPauseLongerWithEachAttempt() throws Exception {
        SessionSettings settings = settings(FixSessionPlan.ALWAYS);

        assertThat(settings.getString(id(settings), Initiator.SETTING_RECONNECT_INTERVAL))
                .isEqualTo("2;4;8;16;30");
    }

    @Test
    void shouldTellWhenSessionBegins() {
        FixSchedule weekly = FixSchedule.parse("SUN 17:00 - FRI 16:00", NEW_YORK).orElseThrow();
        FixSchedule daily = FixSchedule.parse("17:05 - 17:00", NEW_YORK).orElseThrow();

        assertThat(weekly.text()).isEqualTo("SUN 17:00 - FRI 16:00 America/New_York");
        assertThat(weekly.isOpen(millis("2026-01-09T20:59:59Z"))).isTrue();
        assertThat(weekly.isOpen(millis("2026-01-09T21:00:00Z"))).isFalse();
        assertThat(weekly.isOpen(millis("2026-01-11T21:59:59Z"))).isFalse();
        assertThat(weekly.isOpen(millis("2026-01-11T22:00:00Z"))).isTrue();
        assertThat(weekly.nextStartMillis(millis("2026-01-10T12:00:00Z")))
                .isEqualTo(millis("2026-01-11T22:00:00Z"));
        assertThat(daily.isOpen(millis("2026-01-09T22:04:59Z"))).isFalse();
        assertThat(daily.isOpen(millis("2026-01-09T22:05:00Z"))).isTrue();
        assertThat(daily.nextStartMillis(millis("2026-01-09T22:02:00Z")))
                .isEqualTo(millis("2026-01-09T22:05:00Z"));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void shouldRefuseOtherTexts() {
        assertThat(FixSchedule.parse("SUN 17:00 - 17:00", NEW_YORK)).isEmpty();
        assertThat(FixSchedule.parse("always", NEW_YORK)).isEmpty();
        assertThat(FixSchedule.parse("29:00 - 17:00", NEW_YORK)).isEmpty();
    }

    private static SessionSettings settings(FixSessionPlan availability) {
        var config =
                new FixConfig(
                        "h",
                        1,
                        "S",
                        "T",
                        "",
                        "",
                        false,
                        Instruments.NONE,
                        FixConfig.HEARTBEAT_SECONDS,
                        FixConfig.RECONNECT_SECONDS,
                        FixConfig.WRITE_TIMEOUT_MILLIS,
                        null,
                        availability,
                        FixConfig.NETTING,
                        VenueProfile.CAUTIOUS);
        return FixSettings.of(config, FixSettings.sessionId(config));
    }

    private static SessionID id(SessionSettings settings) {
        return settings.sectionIterator().next();
    }
}
