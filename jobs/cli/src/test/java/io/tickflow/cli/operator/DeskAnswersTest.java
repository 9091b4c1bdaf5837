package io.tickflow.cli.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.ExitCodes;
import io.tickflow.core.desk.log.Control;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskAnswersTest {

    private static final Control FLATTEN =
            Control.onSymbol("c1", "demo-1", Control.Command.FLATTEN, "ann", "risk", "EURUSD");
    private static final Control DONE = FLATTEN.answer("demo-1", "desk", "nothing is held");
    private static final Control REFUSED =
            FLATTEN.answer("demo-1", "sink", "refused: an order on EURUSD is open: k1");

    @Test
    void shouldGiveRefusalItsOwnExitCode() {
        assertThat(DeskAnswers.exitCode(List.of(DONE), false)).isEqualTo(ExitCodes.OK);
        assertThat(DeskAnswers.exitCode(List.of(DONE, REFUSED), false)).isEqualTo(3);
        assertThat(DeskAnswers.exitCode(List.of(REFUSED), true)).isEqualTo(3);
    }

    @Test
    void shouldFailWithoutAnswerUnlessCommandIsKept() {
        assertThat(DeskAnswers.exitCode(List.of(), false)).isEqualTo(ExitCodes.FAILED);
        assertThat(DeskAnswers.exitCode(List.of(), true)).isEqualTo(ExitCodes.OK);
    }
}
