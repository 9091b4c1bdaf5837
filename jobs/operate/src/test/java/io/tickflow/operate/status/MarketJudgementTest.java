package io.tickflow.operate.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.observe.KafkaView.NewestPrediction;
import io.tickflow.operate.observe.KafkaView.SignalRate;
import io.tickflow.operate.observe.KafkaView.SymbolTick;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketJudgementTest {

    private static final long NOW = 1_400_000_000_000L;

    private final MarketJudgement judgement =
            new MarketJudgement(
                    NOW, StatusLimits.of(Duration.ofSeconds(60), Duration.ofSeconds(60)));

    @Test
    void shouldCallFeedSilentSinceItsNewestTick() {
        assertThat(judgement.feed(List.of(tick("EURUSD", 61_000), tick("USDJPY", 90_000))))
                .isEqualTo(
                        StatusFinding.red(
                                "feed",
                                "silent: EURUSD 1 min 1 s, USDJPY 1 min 30 s",
                                NOW - 61_000));
    }

    @Test
    void shouldWarnOfSilentSymbol() {
        assertThat(judgement.feed(List.of(tick("EURUSD", 100), tick("USDJPY", 90_000))))
                .isEqualTo(
                        StatusFinding.warn(
                                "feed",
                                "1 silent of EURUSD 0.1 s, USDJPY 1 min 30 s",
                                NOW - 90_000));
    }

    @Test
    void shouldShowSixSymbolsAndCountRest() {
        var ticks = IntStream.range(0, 9).mapToObj(i -> tick("S" + i, 0)).toList();

        assertThat(judgement.feed(ticks).text()).endsWith("S5 0.0 s and 3 more");
    }

    @Test
    void shouldCallEmptyFeedRedWithoutTime() {
        assertThat(judgement.feed(List.of()).level()).isEqualTo(StatusLevel.RED);
    }

    @Test
    void shouldCallStoppedPredictionsRed() {
        StatusFinding finding =
                judgement.model(List.of(tick("EURUSD", 0)), prediction(31_000, null));

        assertThat(finding)
                .isEqualTo(
                        StatusFinding.red(
                                "model",
                                "direction-eurusd 1, newest prediction 31 s ago, ticks go on",
                                NOW - 31_000));
    }

    @Test
    void shouldNotBlameModelForSilentFeed() {
        StatusFinding finding =
                judgement.model(List.of(tick("EURUSD", 900_000)), prediction(900_000, null));

        assertThat(finding.level()).isEqualTo(StatusLevel.OK);
    }

    @Test
    void shouldCallAModelRedThatAbstains() {
        StatusFinding finding =
                judgement.model(List.of(tick("EURUSD", 0)), prediction(0, NOW - 5_000));

        assertThat(finding.level()).isEqualTo(StatusLevel.RED);
        assertThat(finding.sinceMillis()).isEqualTo(NOW - 5_000);
    }

    @Test
    void shouldTellSignalsByTheMinute() {
        assertThat(judgement.signals(new SignalRate(300_000, 4, 8, false)).text())
                .isEqualTo("2.4 a minute: 4 candidates, 8 vetoed in 5 min 0 s");
        assertThat(judgement.signals(new SignalRate(60_000, 1_000, 4_000, true)).text())
                .isEqualTo(
                        "5000.0 a minute: 1,000 candidates, 4,000 vetoed in 1 min 0 s, of the newest"
                                + " 5,000");
    }

    private static SymbolTick tick(String symbol, long ageMillis) {
        return new SymbolTick(symbol, NOW - ageMillis);
    }

    private static NewestPrediction prediction(long ageMillis, Long abstainedSince) {
        return new NewestPrediction("direction-eurusd", "1", NOW - ageMillis, abstainedSince);
    }
}
