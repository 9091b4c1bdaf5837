package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.bar.BarPrice;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSession;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.market.SymbolMap;
import io.tickflow.flink.state.HotBounds;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class FeatureOptionsTest {

    @Test
    void shouldHaveDefaults() {
        var options = new OptionReader(new Configuration());

        assertThat(FeatureOptions.read(options).config()).isEqualTo(FeatureConfig.STANDARD);
        assertThat(FeatureOptions.memory(options)).isEqualTo(new HotBounds(4_096, 16_384, 16_384));
        options.throwIfInvalid();
    }

    @Test
    void shouldMapEveryOption() {
        var options =
                reader(
                        Map.ofEntries(
                                Map.entry("tickflow.features.bars", "M1; H1"),
                                Map.entry(
                                        "tickflow.features.add", "rsi(21, M5); slow = ema(50, H1)"),
                                Map.entry("tickflow.features.decision-point", " M1 "),
                                Map.entry("tickflow.features.pips.XAUUSD", "0.1"),
                                Map.entry("tickflow.features.bar-price", "Bid"),
                                Map.entry("tickflow.features.session", "new-york-close"),
                                Map.entry("tickflow.features.sessions.BTC*", "utc"),
                                Map.entry("tickflow.features.negative-prices.WTI*", "20"),
                                Map.entry("tickflow.features.hot-symbols-max", "0"),
                                Map.entry("tickflow.features.quiet-symbols-max", "1"),
                                Map.entry("tickflow.features.dirty-symbols-max", "2")));

        assertThat(FeatureOptions.read(options).config())
                .isEqualTo(
                        new FeatureConfig(
                                List.of("M1", "H1"),
                                List.of("rsi(21, M5)", "slow = ema(50, H1)"),
                                "M1",
                                Map.of("XAUUSD", 0.1),
                                new BarRules(
                                        BarPrice.BID,
                                        BarSession.parse("new-york-close"),
                                        new SymbolMap<>(Map.of("BTC*", BarSession.UTC))),
                                new SymbolMap<>(Map.of("WTI*", 20.0))));
        assertThat(FeatureOptions.memory(options)).isEqualTo(new HotBounds(0, 1, 2));
        options.refuseUnknownKeys();
        options.throwIfInvalid();
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        var options =
                reader(
                        Map.of(
                                "tickflow.features.bars", "M1; soon",
                                "tickflow.features.pips.XAUUSD", "-1",
                                "tickflow.features.bar-price", "mean",
                                "tickflow.features.session", "london",
                                "tickflow.features.sessions.BTC*", "+05:30",
                                "tickflow.features.negative-prices.WTI", "0",
                                "tickflow.features.hot-symbols-max", "-1",
                                "tickflow.features.dirty-symbols-max", "0",
                                "tickflow.features.bras", "M1"));
        FeatureOptions.read(options);
        FeatureOptions.memory(options);
        options.refuseUnknownKeys();

        assertThatThrownBy(options::throwIfInvalid)
                .isInstanceOf(InvalidOptionsException.class)
                .hasMessageContainingAll("tickflow.features.", "soon")
                .hasMessageContaining("tickflow.features.pips.XAUUSD: '-1' is no number above 0")
                .hasMessageContaining("tickflow.features.bar-price: 'mean' is not a price of bars")
                .hasMessageContaining("tickflow.features.session: 'london' is not a session")
                .hasMessageContaining("tickflow.features.sessions.BTC*: '+05:30' is not a session")
                .hasMessageContaining(
                        "tickflow.features.negative-prices.WTI: '0' is no number above 0")
                .hasMessageContaining("tickflow.features.hot-symbols-max: '-1' must be 0 to")
                .hasMessageContaining("tickflow.features.dirty-symbols-max: '0' must be 1 to")
                .hasMessageContaining("tickflow.features.bras: no such option");
    }

    private static OptionReader reader(Map<String, String> settings) {
        return new OptionReader(Configuration.fromMap(settings));
    }
}
