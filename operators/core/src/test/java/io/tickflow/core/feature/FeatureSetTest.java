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
                "rsi(-1, M7)        | can be; period must be a whole number from 1 to 500, not -1",
                "rsi(14, 9, M5)     | takes 1 numbers and bars, not 2 numbers",
                "rsy(14, M5)        | there is no function rsy",
                "rsi(14, M5         | ',' or ')' was expected at the end",
                "rsi(14, M5))       | nothing more was expected at ')'",
                "lag(nothing, 3)    | no feature is called nothing",
                "lag(spread_bps)    | lag takes a feature and a number, not 1 arguments",
                "lag(spread_bps, 0) | n must be a whole number from 1 to 500, not 0",
                "dist(rsi(14, M5))  | dist takes a price, and rsi(14, M5) is measured in none",
                "seq(rr100, 1)      | n must be a whole number from 2 to 128, not 1",
                "lag(seq(rr100, 4), 1) | there is no function seq",
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

    private static FeatureSpec added(String expression) {
        List<FeatureSpec> features =
                FeatureSet.of(FeatureConfig.STANDARD.on().adding(expression)).schema().features();
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
