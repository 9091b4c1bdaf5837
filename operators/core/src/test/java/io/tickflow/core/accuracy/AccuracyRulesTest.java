package io.tickflow.core.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccuracyRulesTest {

    private static final long SEED = 3;
    private static final AccuracyRules RULES = new AccuracyRules(0.6, 100, 50, 0.1);
    private static final Move RISE = new Move(1, 0);
    private static final float SURE = 0.7f;

    @Test
    void shouldCountNewestVotesOfTheWindow() {
        var random = new Random(SEED);
        var newest = new ArrayDeque<Boolean>();
        Tally tally = RULES.start();

        for (int i = 0; i < 1_000; i++) {
            boolean right = random.nextInt(3) > 0;
            tally = RULES.judge(tally, right ? SURE : 1 - SURE, RISE);
            newest.add(right);
            if (newest.size() > RULES.window()) {
                newest.removeFirst();
            }
            assertThat(tally.count()).as("seed %d", SEED).isEqualTo(newest.size());
            assertThat(tally.correct())
                    .as("seed %d", SEED)
                    .isEqualTo((int) newest.stream().filter(isRight -> isRight).count());
        }
    }

    @Test
    void shouldSayNothingOfTooFewVotes() {
        Tally tally = RULES.start();
        for (int i = 1; i < RULES.least(); i++) {
            tally = RULES.judge(tally, 1 - SURE, RISE);
            assertThat(tally.low()).isFalse();
        }

        assertThat(RULES.judge(tally, 1 - SURE, RISE).low()).isTrue();
    }

    @Test
    void shouldRecoverWhenTheIntervalDoes() {
        Tally tally = RULES.start();
        for (int i = 0; i < 100; i++) {
            tally = RULES.judge(tally, i < 41 ? 1 - SURE : SURE, RISE);
        }
        assertThat(tally.accuracy()).isEqualTo(0.59);
        assertThat(tally.low()).isTrue();

        int more = 0;
        while (tally.low()) {
            tally = RULES.judge(tally, SURE, RISE);
            more++;
        }
        assertThat(tally.interval().lower()).isGreaterThanOrEqualTo(0.6);
        assertThat(more).as("not at the threshold itself").isGreaterThan(5);
    }

    @Test
    void shouldJudgeSureVotesOnly() {
        assertThat(RULES.judges(0.59f)).isFalse();
        assertThat(RULES.judges(0.61f)).isTrue();
        assertThat(RULES.judges(0.39f)).isTrue();
        assertThat(RULES.judges(Float.NaN)).isFalse();
    }

    @Test
    void shouldBeginAnewWithAnotherWindow() {
        Tally tally = RULES.judge(RULES.start(), SURE, RISE);
        var wider = new AccuracyRules(0.6, 1_000, 50, 0.1);

        assertThat(wider.judge(tally, SURE, RISE).count()).isEqualTo(1);
    }

    @Test
    void shouldHaveThePublishedInterval() {
        // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263.
        WilsonInterval interval = WilsonInterval.of(81, 263);

        assertThat(interval.lower()).isCloseTo(0.2553, within(1e-4));
        assertThat(interval.upper()).isCloseTo(0.3662, within(1e-4));
        assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0, 1));
    }
}
