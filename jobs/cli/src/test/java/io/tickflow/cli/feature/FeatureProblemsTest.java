package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FeatureProblemsTest {

    private final StringWriter err = new StringWriter();

    @Test
    void shouldListEveryProblemWithItsColumn() {
        assertThat(list("x = rsy(14, M5) + ema(0, M5); y = spread_bsp > 1")).isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "tickflow.features.add: 'x = rsy(14, M5) + ema(0, M5)': there is no"
                                + " function rsy; did you mean rsi?",
                        "(column 5)",
                        "period must be a whole number from 1 to 500, not 0 (column 23)",
                        "no feature is called spread_bsp; did you mean spread_bps? (column 5)")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void shouldRefuseOtherSymbolsWithTheWayOut() {
        assertThat(list("of(\"GBPUSD\", rsi(14, M5))")).isEqualTo(2);

        assertThat(err.toString())
                .contains("features of another symbol are refused", "ASOF JOIN", "docs/features.md")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void shouldAcceptOperatorsInSettings() {
        assertThat(list("a = ema(20, M5) / ema(50, M5) - 1; b = (a > 0) * (rr100 >= 0.5) == 1"))
                .isZero();
    }

    private int list(String features) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(err));
        int exitCode = line.execute("features", "list", "-D", "tickflow.features.add=" + features);
        return exitCode;
    }
}
