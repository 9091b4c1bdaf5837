package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.RiskConfig;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class DeskOptionsTest {

    @Test
    void shouldHaveDefaults() {
        assertThat(read(Map.of()))
                .isEqualTo(
                        new DeskConfig(
                                "SANDBOX-1",
                                Mode.PAPER,
                                Instruments.NONE,
                                Quantity.parse("0.1"),
                                Map.of(),
                                10_000,
                                1_000,
                                10,
                                new RiskConfig(10, Quantity.of(1_000_000), 10, 20)));
    }

    @Test
    void shouldMapEveryOption() {
        assertThat(
                        read(
                                Map.ofEntries(
                                        Map.entry("tickflow.desk.account", "DEMO-7"),
                                        Map.entry("tickflow.desk.lots", "0.02"),
                                        Map.entry("tickflow.desk.lots-by-symbol.XAUUSD", "5"),
                                        Map.entry(
                                                "tickflow.desk.lots-by-symbol.EURUSD.fxcm", "1e1"),
                                        Map.entry("tickflow.desk.silence", "7 s"),
                                        Map.entry("tickflow.desk.exit-retry", "250 ms"),
                                        Map.entry("tickflow.desk.exit-failures-max", "4"),
                                        Map.entry("tickflow.risk.open-trades-max", "3"),
                                        Map.entry("tickflow.risk.order-quantity-max", "50000"),
                                        Map.entry("tickflow.risk.entries-per-second", "0.5"),
                                        Map.entry("tickflow.risk.entry-burst", "2"))))
                .isEqualTo(
                        new DeskConfig(
                                "DEMO-7",
                                Mode.PAPER,
                                Instruments.NONE,
                                Quantity.parse("0.02"),
                                Map.of(
                                        "XAUUSD", Quantity.of(5),
                                        "EURUSD.fxcm", Quantity.of(10)),
                                7_000,
                                250,
                                4,
                                new RiskConfig(3, Quantity.of(50_000), 0.5, 2)));
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        assertThatThrownBy(
                        () ->
                                read(
                                        Map.ofEntries(
                                                Map.entry("tickflow.desk.account", " "),
                                                Map.entry("tickflow.desk.lots", "much"),
                                                Map.entry(
                                                        "tickflow.desk.lots-by-symbol.XAUUSD",
                                                        "-5"),
                                                Map.entry("tickflow.desk.silence", "soon"),
                                                Map.entry("tickflow.desk.exit-retry", "2 d"),
                                                Map.entry("tickflow.desk.exit-failures-max", "0"),
                                                Map.entry("tickflow.desk.acount", "A"),
                                                Map.entry("tickflow.risk.open-trades-max", "1001"),
                                                Map.entry(
                                                        "tickflow.risk.order-quantity-max", "NaN"),
                                                Map.entry("tickflow.risk.entries-per-second", "0"),
                                                Map.entry("tickflow.risk.entry-burst", "some"))))
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContaining("tickflow.desk.account: ' ' must not be blank")
                .hasMessageContaining("tickflow.desk.lots: 'much' must be a decimal above 0")
                .hasMessageContaining("tickflow.desk.lots-by-symbol.XAUUSD: '-5' must be a decimal")
                .hasMessageContaining("tickflow.desk.silence: 'soon'")
                .hasMessageContaining("tickflow.desk.exit-retry: 'PT48H' must be 1 ms to 1 d")
                .hasMessageContaining("tickflow.desk.exit-failures-max: '0' must be 1 to 100")
                .hasMessageContaining("tickflow.desk.acount: no such option")
                .hasMessageContaining("tickflow.risk.open-trades-max: '1001' must be 1 to 1000")
                .hasMessageContaining("tickflow.risk.order-quantity-max: 'NaN' must be above 0")
                .hasMessageContaining("tickflow.risk.entries-per-second: '0.0' must be above 0")
                .hasMessageContaining("tickflow.risk.entry-burst: 'some' is not a Integer");
    }

    private static DeskConfig read(Map<String, String> settings) {
        var options = new OptionReader(Configuration.fromMap(settings));
        DeskConfig config = DeskOptions.read(options, Mode.PAPER);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return config;
    }
}
