package io.tickflow.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.job.history.cookbook.Cookbook;
import io.tickflow.job.history.cookbook.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {

    private static final List<String> KNOWN =
            Cookbook.questions().stream().map(Question::name).toList();

    @Test
    void shouldFindNameDespiteSlips() {
        assertThat(NearNames.of("verdcits", KNOWN)).first().isEqualTo("verdicts");
        assertThat(NearNames.of("traning-frame", KNOWN)).first().isEqualTo("training-frame");
        assertThat(NearNames.of("latency_by_stage", KNOWN)).first().isEqualTo("latency-by-stage");
        assertThat(NearNames.of("gap", KNOWN)).first().isEqualTo("gaps");
    }

    @Test
    void shouldFindNamesByOneOfTheirWords() {
        assertThat(NearNames.of("profit", KNOWN))
                .containsExactlyInAnyOrder("profit-by-day", "profit-by-symbol", "profit-waterfall");
    }

    @Test
    void shouldFindNothingThatIsUnlike() {
        assertThat(NearNames.of("weather", KNOWN)).isEmpty();
        assertThat(NearNames.of("x", List.of("verdicts"))).isEmpty();
    }

    @Test
    void shouldSuggestNearNamesOnCommandLine() {
        var command = new CapturedCommandLine();

        assertThat(command.run("sql", "verdcits")).isEqualTo(2);

        assertThat(command.err())
                .contains("no question is called 'verdcits'. Maybe verdicts")
                .contains("bin/tickflow sql --list has all");
    }
}
