package io.tickflow.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void shouldWritePlainDecimals() {
        assertThat(Quantity.parse("1e5")).hasToString("100000");
        assertThat(Quantity.parse("0.010")).hasToString("0.01");
        assertThat(Quantity.parse("-0.00000001")).hasToString("-0.00000001");
        assertThat(Quantity.ZERO).hasToString("0");
    }

    @Test
    void shouldTakeBinaryFractionsAsNearestDecimal() {
        assertThat(Quantity.nearest(0.3 - 0.1)).isEqualTo(Quantity.parse("0.2"));
        assertThat(Quantity.nearest(new BigDecimal("0.19999999999999998"))).hasToString("0.2");
    }

    @Test
    void shouldRefuseInexactNumbers() {
        assertThatThrownBy(() -> Quantity.parse("0.000000001"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Quantity.parse("1e12")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Quantity.parse("much")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Quantity.nearest(Double.NaN))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Quantity.of(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldSumExactly() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            Quantity held = Quantity.ZERO;
            Quantity[] fills = new Quantity[100];
            for (int i = 0; i < fills.length; i++) {
                fills[i] = Quantity.nearest(random.nextInt(1_000) * 0.01);
                held = held.plus(fills[i]);
            }
            for (Quantity fill : fills) {
                held = held.minus(fill);
            }
            assertThat(held).as("seed %d", seed).isEqualTo(Quantity.ZERO);
        }
    }

    @Test
    void shouldRoundDownToTheStep() {
        Quantity step = Quantity.parse("0.01");
        assertThat(Quantity.parse("0.019").floorTo(step)).hasToString("0.01");
        assertThat(Quantity.parse("0.02").floorTo(step)).hasToString("0.02");
        assertThat(Quantity.parse("0.02").isOn(step)).isTrue();
        assertThat(Quantity.parse("0.021").isOn(step)).isFalse();
    }
}
