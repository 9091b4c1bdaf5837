package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.instrument.Instrument;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Measure;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.instrument.SessionCalendar;
import io.tickflow.core.instrument.SessionCalendar.Session;
import io.tickflow.core.instrument.VenueName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentOptionsTest {

    @TempDir private Path folder;

    @Test
    void shouldReadTheFileBesideTheSettings() throws IOException {
        assertThat(
                        read(
                                """
                                instruments:
                                  "XAGUSD.a":
                                    fix-security-id: 4002
                                    pip: 0.001
                                    contract-size: 5000
                                    order-quantity: LOTS
                                    minimum: 0.01
                                    step: 0.01
                                    maximum: 20
                                    currency: USD
                                    sessions: forex
                                  EURUSD: {fix-symbol: EUR/USD, pip: 0.00001, contract-size: 1e5,
                                    minimum: 1000, step: 1000, maximum: 5000000, currency: USD}
                                calendars:
                                  forex:
                                    time-zone: America/New_York
                                    open: [SUN 17:00 - FRI 17:00]
                                    closed: [2026-12-25]
                                """))
                .isEqualTo(
                        Instruments.of(
                                new Instrument(
                                        "XAGUSD.a",
                                        VenueName.securityId("4002", "8"),
                                        new BigDecimal("0.001"),
                                        Quantity.of(5_000),
                                        Measure.LOTS,
                                        Quantity.of(50),
                                        Quantity.of(50),
                                        Quantity.of(100_000),
                                        "USD",
                                        new SessionCalendar(
                                                ZoneId.of("America/New_York"),
                                                List.of(
                                                        new Session(
                                                                DayOfWeek.SUNDAY,
                                                                LocalTime.of(17, 0),
                                                                DayOfWeek.FRIDAY,
                                                                LocalTime.of(17, 0))),
                                                Set.of(LocalDate.of(2026, 12, 25)))),
                                new Instrument(
                                        "EURUSD",
                                        VenueName.symbol("EUR/USD"),
                                        new BigDecimal("0.00001"),
                                        Quantity.of(100_000),
                                        Measure.UNITS,
                                        Quantity.of(1_000),
                                        Quantity.of(1_000),
                                        Quantity.of(5_000_000),
                                        "USD",
                                        SessionCalendar.ALWAYS)));
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        instruments:
                                          A: {pip: -1, contract-size: 0.123456789, minimum: 5,
                                            step: 2, maximum: 4, curency: USD, sessions: mars,
                                            order-quantity: Lots}
                                          B: {fix-symbol: b, fix-security-id: 1, pip: 1,
                                            contract-size: 1, minimum: 5, step: 2, maximum: 4,
                                            currency: USD}
                                        calendars:
                                          c: {time-zone: Moon, open: [SUN - FRI],
                                            closed: [Christmas]}
                                        """))
                .isInstanceOfSatisfying(
                        InvalidOptionsException.class,
                        e ->
                                assertThat(String.join("\n", e.problems()))
                                        .contains(
                                                "instruments.A.pip: '-1' must be a decimal",
                                                "instruments.A.contract-size: '0.123456789' must",
                                                "instruments.A.curency: is no property",
                                                "instruments.A.currency: '' must be three capital",
                                                "instruments.A.sessions: 'mars' is no name",
                                                "instruments.A.order-quantity: 'Lots' must be",
                                                "instruments.B.fix-symbol: excludes a",
                                                "calendars.c.time-zone: 'Moon' is no time zone",
                                                "calendars.c.open: 'SUN - FRI' must be like",
                                                "calendars.c.closed: 'Christmas' must be a day"));
    }

    @Test
    void shouldRefuseSizesOffTheStep() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "instruments: {B: {pip: 1, contract-size: 1, minimum: 5,"
                                                + " step: 2, maximum: 3, currency: USD}}"))
                .hasMessageContaining("B.minimum: '5' must be a multiple of the step 2")
                .hasMessageContaining("B.maximum: '3' must be a multiple of the step 2")
                .hasMessageContaining("B.maximum: '3' must not be below the minimum 5");
    }

    @Test
    void shouldRefuseDesksThatCouldNotTrade() {
        assertThatThrownBy(() -> DeskOptions.configure(Configuration.fromMap(Map.of())))
                .hasMessageContaining("tickflow.instruments: there are none");
    }

    @Test
    void shouldRefuseEntriesBelowTheMinimum() {
        assertThatThrownBy(
                        () ->
                                DeskOptions.configure(
                                        load(
                                                "instruments: {B: {pip: 1, contract-size: 100,"
                                                        + " minimum: 50, step: 1, maximum: 90,"
                                                        + " currency: USD}}",
                                                Map.of("tickflow.desk.lots-by-symbol.C", "1"))))
                .hasMessageContaining(
                        "tickflow.desk.lots: an entry of 0.1 lots is below the minimum of B, 50"
                                + " units")
                .hasMessageContaining("tickflow.desk.lots-by-symbol.C: there is no such");
    }

    @Test
    void shouldRefuseOtherPartsOfTheFile() {
        assertThatThrownBy(() -> load("EURUSD: {pip: 1}", Map.of()))
                .hasMessageContaining("'EURUSD:' is neither 'instruments:' nor 'calendars:'");
    }

    private Instruments read(String yaml) throws IOException {
        var options = new OptionReader(load(yaml, Map.of()));
        Instruments instruments = InstrumentOptions.read(options);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return instruments;
    }

    private Configuration load(String yaml, Map<String, String> overrides) throws IOException {
        Files.writeString(folder.resolve(Settings.INSTRUMENTS), yaml);
        Path file = Files.writeString(folder.resolve("tickflow.yaml"), "");
        return Settings.load(file, overrides);
    }
}
