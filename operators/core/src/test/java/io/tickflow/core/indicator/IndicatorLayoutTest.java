package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.bar.Bar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** State bytes of the five indicators of release 0.1, whose savepoints must stay readable. */
class IndicatorLayoutTest {

    private static final long SEED = 61;
    private static final int COUNT = 65;
    private static final List<Bar> BARS = SeededBars.wild(SEED, COUNT);

    @Test
    void shouldWriteRingOfMovingAverage() throws IOException {
        DataInputStream in = written(Sma.KIND, 168);

        checkRing(in);
    }

    @Test
    void shouldWriteRingAndLastCloseOfBands() throws IOException {
        DataInputStream in = written(BollingerBands.KIND, 176);

        checkRing(in);
        assertThat(in.readDouble()).isEqualTo(close(COUNT - 1));
    }

    @Test
    void shouldWriteCountAndValueOfEma() throws IOException {
        DataInputStream in = written(Ema.KIND, 12);

        assertThat(in.readInt()).isEqualTo(20);
        assertThat(in.readDouble()).isEqualTo(last("ema"));
    }

    @Test
    void shouldWriteTheThreeAveragesOfMacd() throws IOException {
        DataInputStream in = written(Macd.KIND, 36);

        assertThat(in.readInt()).isEqualTo(12);
        double fast = in.readDouble();
        assertThat(in.readInt()).isEqualTo(26);
        assertThat(fast - in.readDouble()).isEqualTo(last("macd"));
        assertThat(in.readInt()).isEqualTo(9);
        assertThat(in.readDouble()).isEqualTo(last("macd_signal"));
    }

    @Test
    void shouldWriteAveragesAndLastCloseOfRsi() throws IOException {
        DataInputStream in = written(Rsi.KIND, 28);

        assertThat(in.readInt()).isEqualTo(14);
        assertThat(in.readDouble()).isEqualTo(close(COUNT - 1));
        double gain = in.readDouble();
        double loss = in.readDouble();
        assertThat(100 * gain / (gain + loss)).isCloseTo(last("rsi"), within(1e-12));
    }

    private static void checkRing(DataInputStream in) throws IOException {
        for (int place = 0; place < 20; place++) {
            int bar = place < COUNT % 20 ? 60 + place : 40 + place;
            assertThat(in.readDouble()).as("place %d", place).isEqualTo(close(bar));
        }
        assertThat(in.readInt()).as("count").isEqualTo(20);
        assertThat(in.readInt()).as("next").isEqualTo(COUNT % 20);
    }

    private static double close(int bar) {
        return BARS.get(bar).close();
    }

    private static double last(String function) {
        return Run.of(BARS, function)[COUNT - 1];
    }

    private static DataInputStream written(IndicatorKind kind, int length) throws IOException {
        Indicator indicator = Run.create(kind, Run.usual(kind));
        BARS.forEach(indicator::update);
        var bytes = new ByteArrayOutputStream();
        indicator.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(length);
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
