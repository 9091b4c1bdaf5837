package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSetTest {

    @Test
    void shouldNameFeatureByWhatItIs() {
        assertThat(added("rsi(21, M5)").name()).isEqualTo("rsi_21_m5");
        assertThat(added("rsi(M5)").name()).isEqualTo("rsi_14_m5");
        assertThat(added("EMA( 50 ,H1 )").name()).isEqualTo("ema_50_h1");
        assertThat(added("ema(50, T100, forming)").name()).isEqualTo("ema_50_t100_forming");
        assertThat(added("lag(rsi(21, M5), 3)").name()).isEqualTo("lag_rsi_21_m5_3");
        assertThat(added("slow = ratio(ema(9, M1), ema(9, M5))").name()).isEqualTo("slow");
    }

    @Test
    void shouldSayWhatAFeatureIs() {
        FeatureSpec spec = added("rsi(21, M5)");

        assertThat(spec.definition()).isEqualTo("rsi(21, M5)");
        assertThat(spec.pace()).isEqualTo("M5");
        assertThat(spec.firstValid()).isEqualTo(21);
        assertThat(spec.settled()).isGreaterThan(100);
        assertThat(added("lag(rsi(21, M5), 3)").firstValid()).isEqualTo(24);
        assertThat(added("zscore(rsi(21, M5), 10)").firstValid()).isEqualTo(30);
        assertThat(added("seq(mid_ret_5s, 32, 10s)").pace()).isEqualTo("10s");
        assertThat(added("seq(mid_ret_5s, 32, 10s)").firstValid()).isEqualTo(31);
        assertThat(added("seq(mid_diff_1, 8)").firstValid()).isEqualTo(8);
        assertThat(added("dist(ema(9, H1))").pace()).isEqualTo("H1");
        assertThat(added("dist(ema(9, H1))").unit()).isEqualTo(FeatureUnit.SPREADS);
        assertThat(added("minus(ema(9, M1), ema(9, H1))").pace()).isEqualTo("H1");
    }

    @Test
    void shouldComputeTheSameThingOnce() {
        FeatureSet one = FeatureSet.of(FeatureConfig.STANDARD.on().adding("a = ema(9, M1)"));
        FeatureSet two =
                FeatureSet.of(
                        FeatureConfig.STANDARD
                                .on()
                                .adding("a = ema(9, M1)", "b = ema(9, M1)", "c = ema(9, 60s)"));

        assertThat(two.stateBytes()).isEqualTo(one.stateBytes());
        assertThat(two.schema().size()).isEqualTo(one.schema().size() + 2);
    }

    @Test
    void shouldChangeTheHashWithAnyDefinition() {
        assertThat(hash("x = ema(9, M1)"))
                .isEqualTo(hash("x=ema(9,M1)"))
                .isNotEqualTo(hash("x = ema(10, M1)"))
                .isNotEqualTo(hash("y = ema(9, M1)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rsi(0, M5)         | period must be a whole number from 1 to 500, not 0",
                "rsi(14.5, M5)      | period must be a whole number from 1 to 500, not 14.5",
                "rsi(NaN, M5)       | period must be a whole number from 1 to 500",
                "rsi(14)            | rsi needs bars as its last argument, such as M5",
                "rsi(14, M7)        | bars cannot be M7, as a day must be a whole number of them",
                "rsi(-1, M7)        | period must be a whole number from 1 to 500, not -1 (column 5)",
                "rsi(-1, M7)        | 'rsi(-1, M7)': bars cannot be M7, as a day must be a whole",
                "rsi(14, 9, M5)     | takes 1 numbers and bars, not 2 numbers",
                "rsy(14, M5)        | there is no function rsy",
                "rsi(14, M5         | ',' or ')' was expected at the end",
                "rsi(14, M5))       | nothing more was expected at ')'",
                "lag(nothing, 3)    | no feature is called nothing",
                "lag(spread_bps)    | lag takes a feature and a number, and bars if wanted, not 1",
                "lag(spread_bps, 0) | n must be a whole number from 1 to 500, not 0",
                "dist(rsi(14, M5))  | dist takes a price, and rsi(14, M5) is measured in none",
                "seq(rr100, 1)      | n must be a whole number from 2 to 128, not 1",
                "lag(seq(rr100, 4), 1) | seq stands alone, as it makes several features (column 5)",
                "rsy(14, M5)        | there is no function rsy; did you mean rsi?",
                "x = zscroe(rr100, 9) | there is no function zscroe; did you mean zscore?",
                "lag(spread_bsp, 3) | no feature is called spread_bsp; did you mean spread_bps?",
                "lag(ema, 3)        | no feature is called ema; it is a function: ema(...)",
                "lag(M5, 3)         | no feature is called M5; these are bars, the last argument",
                "spread_bps(3)      | spread_bps is a feature, and takes no arguments (column 1)",
                "rr100 + rr1000 rr100 | nothing more was expected at 'rr100' (column 16)",
                "rr100 + 1, rr1000  | nothing more was expected at ', rr1000'; several features are",
                "x = rsi(14, M5), y = rr100 | at ', y = rr100'; several features are separated by ';'",
                "rr100 +            | a name or a number was expected at the end (column 8)",
                "(rr100             | an operator or ')' was expected at the end",
                "rr100 & rr1000     | nothing more was expected at '& rr1000'; there are + - * / and <",
                "rr100 < 1 < rr1000 | comparisons do not chain: write (a < b) * (b < c) (column 11)",
                "rr100 / 0          | it is divided by 0, so every value would be NaN (column 9)",
                "rr100 * 1e999      | the number 1e999 is too large (column 9)",
                "x = 3 > 2          | greater takes a feature, and there are only numbers",
                "x = rr100 = 2      | nothing more was expected at '= 2'; a comparison is '=='",
                "rr100 + 1 = 2      | before '=' stands the name of the feature alone",
                "mean(rr100, 60s)   | n counts updates; for a duration sample the feature",
                "mean(rr100, 1)     | n must be a whole number from 2 to 500, not 1 (column 13)",
                "mean(rr100, 9, 1)  | mean takes one number (column 16)",
                "std(rr100, 9, 2)   | ddof must be a whole number from 0 to 1, not 2 (column 15)",
                "quantile(rr100, 9) | quantile takes a feature, a number and a share, and bars if",
                "quantile(rr100, 9, 2) | q must be 0 to 1, not 2 (column 20)",
                "dist(rr100 + 1)    | dist takes a price, and plus(rr100, 1) is measured in none",
                "5                  | the number 5 is no feature",
                "1x = ema(9, M1)    | a feature's name is a lower case letter",
                "= ema(9, M1)       | there is no name before '='",
                "spread_bps         | is in the set already, as spread_bps",
                "rr100 = ema(9, M1) | the name rr100 is taken",
                "lag(lag(lag(lag(lag(lag(lag(lag(rr100,1),1),1),1),1),1),1),1) | more than 8 deep",
            })
    void shouldSayWhatIsWrongWithExpression(String expression, String problem) {
        assertThatThrownBy(() -> FeatureSet.of(FeatureConfig.STANDARD.adding(expression)))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "of(\"GBPUSD\", rsi(14, M5))",
                "x = of(GBPUSD, rsi(14, M5))",
                "rsi(14, M5)@GBPUSD",
                "GBPUSD.rsi(14, M5) - rsi(14, M5)",
                "rsi(14, M5) - GBPUSD:rsi_14_m5",
                "lag(GBPUSD.mid, 1)"
            })
    void shouldRefuseFeaturesOfAnotherSymbol(String expression) {
        assertThatThrownBy(() -> FeatureSet.of(FeatureConfig.STANDARD.adding(expression)))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("features of another symbol are refused")
                .hasMessageContaining("ASOF JOIN");
    }

    @Test
    void shouldNameEveryProblemOfOneExpression() {
        assertThatThrownBy(
                        () ->
                                FeatureSet.of(
                                        FeatureConfig.STANDARD.adding(
                                                "x = rsy(14, M5) + ema(0, M7) * nothing",
                                                "y = x > 1",
                                                "z = w > 1",
                                                "w = mid")))
                .isInstanceOfSatisfying(
                        InvalidFeaturesException.class,
                        e ->
                                assertThat(e.problems())
                                        .hasSize(6)
                                        .allMatch(problem -> problem.contains("(column "))
                                        .anyMatch(problem -> problem.endsWith("(column 5)"))
                                        .anyMatch(problem -> problem.endsWith("(column 23)"))
                                        .anyMatch(problem -> problem.endsWith("(column 26)"))
                                        .anyMatch(problem -> problem.endsWith("(column 32)"))
                                        .anyMatch(problem -> problem.contains("definition above"))
                                        .anyMatch(problem -> problem.contains("move it up")));
    }

    @Test
    void shouldNameCalculationsByTheirFunctions() {
        assertThat(added("mid - sma(20, M5)").name()).isEqualTo("minus_mid_sma_20_m5");
        assertThat(added("mid - sma(20, M5)").definition())
                .isEqualTo(added("minus(mid, sma(20, M5))").definition());
        assertThat(added("rsi(14, M5) / 100").definition()).isEqualTo("ratio(rsi(14, M5), 100)");
        assertThat(added("rsi(14, M5) > 70").name()).isEqualTo("greater_rsi_14_m5_70");
        assertThat(added("rr100 * -0.5").name()).isEqualTo("times_rr100_m0p5");
        assertThat(added("mean(rr100, 60, 1s)").name()).isEqualTo("mean_rr100_60_1s");
        assertThat(added("std(rr100, 20, 1)").definition()).isEqualTo("std(rr100, 20, 1)");
        assertThat(added("zscore(rr100, 20, 0)").definition()).isEqualTo("zscore(rr100, 20)");
    }

    @Test
    void shouldKeepUnitsThroughCalculations() {
        assertThat(added("(sma(20, M5) + sma(50, M5)) / 2").unit()).isEqualTo(FeatureUnit.PRICE);
        assertThat(added("-mid + 1").unit()).isEqualTo(FeatureUnit.PRICE);
        assertThat(added("mid * mid").unit()).isEqualTo(FeatureUnit.NONE);
        assertThat(added("mid / 2").unit()).isEqualTo(FeatureUnit.PRICE);
        assertThat(added("2 / mid").unit()).isEqualTo(FeatureUnit.NONE);
        assertThat(added("dist((high20 + sma(20, M5)) / 2)", "high20 = donchian_upper(20, M5)"))
                .extracting(FeatureSpec::unit)
                .isEqualTo(FeatureUnit.SPREADS);
        assertThat(added("mid > sma(20, M5)").unit()).isEqualTo(FeatureUnit.NONE);
    }

    @Test
    void shouldCountUpdatesOfCalculations() {
        assertThat(added("rsi(14, M5) - 50").pace()).isEqualTo("M5");
        assertThat(added("mean(rsi(14, M5) - 50, 10)").pace()).isEqualTo("M5");
        assertThat(added("mean(rsi(14, M5) - 50, 10)").firstValid()).isEqualTo(23);
        assertThat(added("mean(rr100, 10)").firstValid()).isEqualTo(11);
        assertThat(added("mean(rr100, 10, M1)").pace()).isEqualTo("M1");
        assertThat(added("mean(rr100, 10, M1)").firstValid()).isEqualTo(9);
        assertThat(added("lag(rr100, 10, M1)").firstValid()).isEqualTo(10);
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        var config =
                new FeatureConfig(
                        List.of("M5", "X"), List.of("rsi(0, M5)", "oops("), "never", Map.of());

        assertThatThrownBy(() -> FeatureSet.of(config))
                .isInstanceOfSatisfying(
                        InvalidFeaturesException.class, e -> assertThat(e.problems()).hasSize(4));
    }

    @Test
    void shouldRefuseMoreThanFitsIntoVector() {
        String[] many =
                IntStream.rangeClosed(1, 499)
                        .boxed()
                        .flatMap(
                                n ->
                                        Stream.of(
                                                "ema(%d, M1)".formatted(n),
                                                "ema(%d, M5)".formatted(n),
                                                "ema(%d, H1)".formatted(n)))
                        .toArray(String[]::new);

        assertThatThrownBy(() -> FeatureSet.of(FeatureConfig.STANDARD.adding(many)))
                .hasMessageContaining("at most 1000 can be");
    }

    @Test
    void shouldRefuseStateThatIsTooLarge() {
        String[] many =
                IntStream.rangeClosed(400, 500)
                        .mapToObj(n -> "sma(%d, M1)".formatted(n))
                        .toArray(String[]::new);

        assertThatThrownBy(() -> FeatureSet.of(FeatureConfig.STANDARD.adding(many)))
                .hasMessageContaining("the state of a symbol would have");
    }

    private static FeatureSpec added(String expression, String... before) {
        String[] all =
                Stream.concat(Stream.of(before), Stream.of(expression)).toArray(String[]::new);
        List<FeatureSpec> features =
                FeatureSet.of(FeatureConfig.STANDARD.on().adding(all)).schema().features();
        return features.get(features.size() - 1);
    }

    private static String hash(String expression) {
        return FeatureSet.of(FeatureConfig.STANDARD.adding(expression)).schema().hash();
    }

    @Test
    void shouldCompileOnceForAllOfJvm() throws Exception {
        FeatureConfig config = FeatureConfig.STANDARD.adding("rsi(7, M5)");
        FeatureSet compiled = FeatureSet.of(config);
        byte[] sent = bytesOf(compiled);

        assertThat(FeatureSet.of(FeatureConfig.STANDARD.adding("rsi(7, M5)"))).isSameAs(compiled);
        assertThat(fromBytes(sent)).isSameAs(compiled);
    }

    @Test
    void shouldCompileTheConfigurationThatWasSent() throws Exception {
        FeatureConfig config = FeatureConfig.STANDARD.adding("rsi(7, M5)");
        byte[] sent = bytesOf(FeatureSet.of(config));
        FeatureSet.standard();

        FeatureSet received = fromBytes(sent);

        assertThat(received.config()).isEqualTo(config);
        assertThat(received.schema()).isEqualTo(FeatureSet.of(config).schema());
    }

    private static byte[] bytesOf(FeatureSet features) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(features);
        }
        return bytes.toByteArray();
    }

    private static FeatureSet fromBytes(byte[] bytes) throws Exception {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (FeatureSet) in.readObject();
        }
    }
}
