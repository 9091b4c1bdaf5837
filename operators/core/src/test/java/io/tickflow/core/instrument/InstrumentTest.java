package io.tickflow.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstrumentTest {

    private static final Instrument GOLD = gold(Measure.LOTS, SessionCalendar.ALWAYS);

    @Test
    void shouldClipAndRoundToTheStep() {
        assertThat(GOLD.orderFor(Quantity.parse("10.7"))).hasToString("10");
        assertThat(GOLD.orderFor(Quantity.of(9_999))).hasToString("500");
        assertThat(GOLD.orderFor(Quantity.parse("1.99"))).isEqualTo(Quantity.ZERO);
    }

    @Test
    void shouldSpeakTheBrokersMeasure() {
        assertThat(GOLD.toVenue(Quantity.of(2))).hasToString("0.02");
        assertThat(GOLD.fromVenue(Quantity.parse("0.02"))).hasToString("2");
        assertThat(gold(Measure.UNITS, SessionCalendar.ALWAYS).toVenue(Quantity.of(2)))
                .hasToString("2");
    }

    @Test
    void shouldLeaveNoRemainderBetweenClosingOrders() {
        assertThat(GOLD.closingOrderFor(Quantity.of(501))).hasToString("499");
        assertThat(GOLD.closingOrderFor(Quantity.of(502))).hasToString("500");
        assertThat(GOLD.closingOrderFor(Quantity.of(1))).isEqualTo(Quantity.ZERO);
    }

    @Test
    void shouldCloseWhateverIsOnTheStep() {
        for (long seed = 1; seed <= 200; seed++) {
            Quantity held = Quantity.of(2 + new Random(seed).nextInt(5_000));
            for (Quantity order = GOLD.closingOrderFor(held);
                    !order.isZero();
                    order = GOLD.closingOrderFor(held)) {
                held = held.minus(order);
            }
            assertThat(held).as("seed %d", seed).isEqualTo(Quantity.ZERO);
        }
    }

    @Test
    void shouldChangeVersionWithEveryProperty() {
        assertThat(GOLD.version()).matches("[0-9a-f]{12}");
        assertThat(gold(Measure.LOTS, SessionCalendar.ALWAYS).version()).isEqualTo(GOLD.version());
        assertThat(gold(Measure.UNITS, SessionCalendar.ALWAYS).version())
                .isNotEqualTo(GOLD.version());
    }

    @Test
    void shouldFindByTheBrokersName() {
        Instruments instruments = Instruments.of(GOLD, TestInstruments.withLot("EURUSD", 100_000));

        assertThat(instruments.findByVenue("[N/A]", "4001")).isEqualTo(GOLD);
        assertThat(instruments.findByVenue("4001", "")).isNull();
        assertThat(instruments.findByVenue("EURUSD", "")).isNotNull();
    }

    private static Instrument gold(Measure measure, SessionCalendar calendar) {
        return new Instrument(
                "XAUUSD",
                VenueName.securityId("4001", VenueName.EXCHANGE_SYMBOL),
                new BigDecimal("0.01"),
                Quantity.of(100),
                measure,
                Quantity.of(2),
                Quantity.of(1),
                Quantity.of(500),
                "USD",
                calendar);
    }
}
