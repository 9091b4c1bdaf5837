package io.tickflow.core.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.canary.CanaryControl.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CanaryTurnsTest {

    private static final long SEED = 12;
    private static final CanaryRule RULE = new CanaryRule("d", CanaryShare.parse("EURUSD"));

    @Test
    void shouldScoreCanarySymbolsWithBoth() {
        assertThat(RULE.choice(CanaryTurns.NONE, "EURUSD", 5)).isEqualTo(CanaryChoice.BOTH);
        assertThat(RULE.choice(CanaryTurns.NONE, "GBPUSD", 5)).isEqualTo(CanaryChoice.CHAMPION);
    }

    @Test
    void shouldTurnAtTheEffectiveTick() {
        CanaryTurns turns = CanaryTurns.NONE.with(control(Command.PROMOTE, 100));

        assertThat(RULE.choice(turns, "EURUSD", 99)).isEqualTo(CanaryChoice.BOTH);
        assertThat(RULE.choice(turns, "GBPUSD", 99)).isEqualTo(CanaryChoice.CHAMPION);
        assertThat(RULE.choice(turns, "EURUSD", 100)).isEqualTo(CanaryChoice.CHALLENGER);
        assertThat(RULE.choice(turns, "GBPUSD", 100)).isEqualTo(CanaryChoice.CHALLENGER);
    }

    @Test
    void shouldLeaveTheChampionAfterWithdrawal() {
        CanaryTurns turns =
                CanaryTurns.NONE
                        .with(control(Command.PROMOTE, 100))
                        .with(control(Command.WITHDRAW, 200));

        assertThat(RULE.choice(turns, "EURUSD", 150)).isEqualTo(CanaryChoice.CHALLENGER);
        assertThat(RULE.choice(turns, "EURUSD", 200)).isEqualTo(CanaryChoice.CHAMPION);
        assertThat(turns.at(200).orElseThrow().command()).isEqualTo(Command.WITHDRAW);
        assertThat(turns.at(99)).isEmpty();
    }

    @Test
    void shouldBeginAnewAfterWithdrawal() {
        CanaryTurns turns =
                CanaryTurns.NONE
                        .with(control(Command.WITHDRAW, 100))
                        .with(control(Command.BEGIN, 0));

        assertThat(RULE.choice(turns, "EURUSD", 200)).isEqualTo(CanaryChoice.BOTH);
        assertThat(RULE.choice(turns, "GBPUSD", 200)).isEqualTo(CanaryChoice.CHAMPION);
    }

    @Test
    void shouldReplaceLaterTurnsByTheLastWord() {
        CanaryTurns turns =
                CanaryTurns.NONE
                        .with(control(Command.PROMOTE, 100))
                        .with(control(Command.WITHDRAW, 90));

        assertThat(turns.all()).containsExactly(control(Command.WITHDRAW, 90));
        assertThat(RULE.choice(turns, "EURUSD", 1_000)).isEqualTo(CanaryChoice.CHAMPION);
    }

    @Test
    void shouldChooseAsThePlainRule() {
        var random = new SplittableRandom(SEED);
        var recorded = new ArrayList<CanaryControl>();
        CanaryTurns turns = CanaryTurns.NONE;
        for (int i = 0; i < 40; i++) {
            CanaryControl control =
                    control(
                            random.nextBoolean() ? Command.PROMOTE : Command.WITHDRAW,
                            random.nextInt(50));
            recorded.add(control);
            turns = turns.with(control);
            for (long tick = 0; tick < 52; tick++) {
                assertThat(turns.at(tick).map(CanaryControl::command).orElse(null))
                        .as("seed %d, step %d, tick %d", SEED, i, tick)
                        .isEqualTo(plain(recorded, tick));
            }
        }
    }

    @Test
    void shouldBoundItsMemory() {
        CanaryTurns turns = CanaryTurns.NONE;
        for (int i = 0; i < 3 * CanaryTurns.TURNS_MAX; i++) {
            turns = turns.with(control(Command.PROMOTE, i));
        }

        assertThat(turns.all()).hasSize(CanaryTurns.TURNS_MAX);
    }

    /** A control reaches back and forth in time: the last one that begins by then, in force. */
    private static Command plain(List<CanaryControl> recorded, long tick) {
        Command found = null;
        for (CanaryControl control : recorded) {
            if (control.effectiveTimeMillis() <= tick) {
                found = control.command();
            }
        }
        return found;
    }

    private static CanaryControl control(Command command, long effectiveMillis) {
        return new CanaryControl("c", "d", command, effectiveMillis, "ops", "");
    }
}
