package io.tickflow.core.market;

import static io.tickflow.core.deadletter.DeadLetterCode.OUT_OF_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetterCode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cost of a wrong clock, a few ticks, and of late ticks, none. */
class StepAheadTest {

    private static final long NOON = 1_399_032_000_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private final TickGate gate = new TickGate();

    @ParameterizedTest
    @ValueSource(longs = {2 * MINUTE, 60 * MINUTE, DAY, 7 * DAY})
    void shouldTakeStepBackAfterFiveLateTicks(long step) {
        settleAt(NOON);
        assertThat(admit(NOON + step)).isNull();

        for (int i = 1; i <= 4; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
        assertThat(admit(NOON + 5)).isNull();
        assertThat(gate.startsSession()).isTrue();
        assertThat(gate.hadGapLately()).isTrue();
        assertThat(gate.ordinal()).isZero();

        assertThat(admit(NOON + 6)).isNull();
        assertThat(gate.startsSession()).isFalse();
        assertThat(admit(NOON + step + 1)).isNull();
    }

    @Test
    void shouldTakeBackTheVeryFirstTick() {
        assertThat(admit(NOON + DAY)).isNull();

        for (int i = 1; i <= 4; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
        assertThat(admit(NOON + 5)).isNull();
    }

    @Test
    void shouldTakeBackSeveralTicksOfUnsettledStep() {
        settleAt(NOON);
        for (int i = 1; i <= 4; i++) {
            assertThat(admit(NOON + 2L * i * MINUTE)).isNull();
        }

        for (int i = 1; i <= 4; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
        assertThat(admit(NOON + 5)).isNull();
    }

    @Test
    void shouldKeepStepConfirmedByFiveTicks() {
        settleAt(NOON);
        settleAt(NOON + DAY);

        for (int i = 1; i <= 50; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
    }

    @Test
    void shouldForgetLateTicksAfterAcceptance() {
        settleAt(NOON);
        admit(NOON + DAY);

        for (int i = 1; i <= 4; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
        assertThat(admit(NOON + DAY + 1)).isNull();
        for (int i = 5; i <= 8; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
    }

    @Test
    void shouldIgnoreBatchSentTwiceAfterStep() {
        settleAt(NOON);
        admit(NOON + DAY);

        for (int i = -5; i <= 0; i++) {
            assertThat(admit(NOON + i)).isEqualTo(OUT_OF_ORDER);
        }
    }

    @Test
    void shouldIgnoreCopiesOfOneLateTick() {
        settleAt(NOON);
        admit(NOON + DAY);

        for (int i = 0; i < 50; i++) {
            assertThat(admit(NOON + 1)).isEqualTo(OUT_OF_ORDER);
        }
    }

    @Test
    void shouldIgnoreLateTicksThatDisagree() {
        settleAt(NOON);
        admit(NOON + DAY);

        for (int i = 0; i < 50; i++) {
            assertThat(admit(NOON + 100 - i)).isEqualTo(OUT_OF_ORDER);
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(gate.admit(quote(NOON + 100 + i, i % 2 == 0 ? 1.1 : 2.2, 0)))
                    .isEqualTo(OUT_OF_ORDER);
        }
    }

    @Test
    void shouldNotBelieveACrossedQuote() {
        settleAt(NOON);
        admit(NOON + DAY);

        for (int i = 1; i <= 50; i++) {
            assertThat(gate.admit(quote(NOON + i, 1.1, -0.01))).isEqualTo(OUT_OF_ORDER);
        }
    }

    @Test
    void shouldIgnoreReorderingWithinAMinute() {
        long seed = 5;
        var random = new SplittableRandom(seed);
        long newest = 0;
        long now = NOON;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(20) == 0 ? random.nextLong(30 * MINUTE) : random.nextInt(3_000);
            long millis = now - random.nextLong(MINUTE);
            boolean accepted = admit(millis) == null;
            assertThat(accepted && millis < newest).as("seed %d, tick %d", seed, i).isFalse();
            newest = accepted ? millis : newest;
        }
    }

    private void settleAt(long millis) {
        for (int i = -5; i <= 0; i++) {
            assertThat(admit(millis + i)).isNull();
        }
    }

    private @Nullable DeadLetterCode admit(long millis) {
        return gate.admit(quote(millis, 1.1, 0.0001));
    }

    private static Tick quote(long millis, double bid, double spread) {
        return new Tick("EURUSD", millis, bid, bid + spread, Double.NaN, 0, 6, 0, 0, 0);
    }
}
