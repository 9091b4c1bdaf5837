package io.tickflow.model.training.data;

import static io.tickflow.model.training.data.SmoothedMidLabel.DOWN;
import static io.tickflow.model.training.data.SmoothedMidLabel.NONE;
import static io.tickflow.model.training.data.SmoothedMidLabel.TIE;
import static io.tickflow.model.training.data.SmoothedMidLabel.UP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmoothedMidLabelTest {

    private static final long HOUR = 3_600_000;

    @Test
    void shouldCompareMeanOfNextMidsWithMid() {
        assertThat(labels(10, 11, 9, 9, 9, 9, 9)).startsWith(DOWN, DOWN);
        assertThat(labels(10, 9, 10, 10, 10, 12)).startsWith(UP);
        assertThat(labels(10, 9, 10, 10, 10, 10)).startsWith(DOWN);
    }

    @Test
    void shouldNotLabelLastFiveTicks() {
        assertThat(labels(1, 2, 3, 4, 5, 6, 7))
                .containsExactly(UP, UP, NONE, NONE, NONE, NONE, NONE);
        assertThat(labels(1, 2, 3)).containsExactly(NONE, NONE, NONE);
        assertThat(labels()).isEmpty();
    }

    @Test
    void shouldDetectTieDespiteRounding() {
        // In doubles (1.38676 + 1.38674 + 3 * 1.38675) / 5 is not 1.38675.
        assertThat(labels(1.38675, 1.38676, 1.38674, 1.38675, 1.38675, 1.38675)).startsWith(TIE);
        assertThat(labels(1.38675, 1.386755, 1.38675, 1.38675, 1.38675, 1.38675)).startsWith(UP);
    }

    @Test
    void shouldNotLookAcrossSessions() {
        var builder = new SeriesBuilder();
        for (int i = 0; i < 7; i++) {
            builder.tick(i, 1 + i);
        }
        for (int i = 0; i < 6; i++) {
            builder.tick(6 + HOUR + i, 100);
        }

        assertThat(SmoothedMidLabel.of(builder.series()))
                .containsExactly(
                        UP, UP, NONE, NONE, NONE, NONE, NONE, TIE, NONE, NONE, NONE, NONE, NONE);
        // A millisecond less, and it is one session.
        var closer = new SeriesBuilder();
        for (int i = 0; i < 6; i++) {
            closer.tick(i < 3 ? i : HOUR + 1 + i - 3, 1 + i);
        }
        assertThat(SmoothedMidLabel.of(closer.series())).startsWith(UP);
    }

    private static byte[] labels(double... mids) {
        var builder = new SeriesBuilder();
        for (int i = 0; i < mids.length; i++) {
            builder.tick(i, mids[i]);
        }
        return SmoothedMidLabel.of(builder.series());
    }
}
