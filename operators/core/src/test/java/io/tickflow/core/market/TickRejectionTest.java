package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TickRejectionTest {

    private static final Tick TICK =
            new Tick("EURUSD", 1_399_032_000_000L, 1.2, 1.1, Double.NaN, 0, 6, 3, 77, 1);

    @Test
    void shouldNamePositionAndContentOfRecord() {
        DeadLetter letter =
                TickRejection.deadLetter(DeadLetterCode.CROSSED_QUOTE, TICK, "mt5.ticks");

        assertThat(letter.code()).isEqualTo(DeadLetterCode.CROSSED_QUOTE);
        assertThat(letter.topic()).isEqualTo("mt5.ticks");
        assertThat(letter.partition()).isEqualTo(3);
        assertThat(letter.offset()).isEqualTo(77);
        assertThat(letter.eventTimeMillis()).isEqualTo(1_399_032_000_000L);
        assertThat(letter.payload())
                .isEqualTo(
                        "symbol=EURUSD eventTimeMillis=1399032000000 bid=1.2 ask=1.1 last=NaN"
                                + " volume=0.0 flags=6");
        assertThat(letter.payloadBytes()).isEqualTo(letter.payload().length());
    }

    @Test
    void shouldExplainEveryReasonOfTheGate() {
        for (DeadLetterCode code : DeadLetterCode.values()) {
            if (code.code() / 1000 == 2) {
                assertThat(TickRejection.deadLetter(code, TICK, "t").detail()).isNotBlank();
            } else {
                assertThatThrownBy(() -> TickRejection.deadLetter(code, TICK, "t"))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(Arrays.stream(DeadLetterCode.values()).map(DeadLetterCode::code))
                .doesNotHaveDuplicates();
    }
}
