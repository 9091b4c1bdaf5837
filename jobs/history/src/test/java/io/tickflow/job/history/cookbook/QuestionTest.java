package io.tickflow.job.history.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final Pattern OF_ORDERS = Pattern.compile("(?:FROM|JOIN)\\s+orders\\b");

    private static final Question GAPS =
            Question.parse(
                    "gaps",
                    """
                    -- How long was it silent?
                    -- A remark.
                    -- :symbol = ; one symbol, all if empty
                    -- :longer = 60; shortest silence, s
                    -- :until; end
                    SELECT {symbol:String}, {longer:UInt32}, {until:String}
                    """);

    @Test
    void shouldReadTitleAndParameters() {
        assertThat(GAPS.title()).isEqualTo("How long was it silent?");
        assertThat(GAPS.parameters())
                .containsExactly(
                        new Parameter("symbol", "", "one symbol, all if empty"),
                        new Parameter("longer", "60", "shortest silence, s"),
                        new Parameter("until", null, "end"));
    }

    @Test
    void shouldCompleteValuesByDefaults() {
        assertThat(GAPS.values(Map.of("longer", "5", "until", "now")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("symbol", "", "longer", "5", "until", "now"));
    }

    @Test
    void shouldListEveryUnknownAndMissingParameter() {
        assertThatThrownBy(() -> GAPS.values(Map.of("sym", "EURUSD")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        """
                        --param sym: the query has longer, symbol, until only
                        --param until=VALUE is missing""");
    }

    @Test
    void shouldHoldEveryFileWithItsQuestion() throws URISyntaxException {
        var folder =
                new File(
                        Objects.requireNonNull(Cookbook.class.getResource("index.txt"))
                                .toURI()
                                .resolve("."));
        List<String> files =
                List.of(Objects.requireNonNull(folder.list((dir, name) -> name.endsWith(".sql"))));

        assertThat(Cookbook.questions())
                .extracting(question -> question.name() + ".sql")
                .containsExactlyInAnyOrderElementsOf(files)
                .isSorted()
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(Cookbook.questions())
                .allSatisfy(
                        question -> {
                            assertThat(question.title()).as(question.name()).contains("?");
                            assertThat(question.parameters())
                                    .allSatisfy(
                                            parameter ->
                                                    assertThat(question.sql())
                                                            .contains(
                                                                    "{" + parameter.name() + ":"));
                        });
    }

    @Test
    void shouldAskOnlyForVerdictsInForce() {
        assertThat(Cookbook.questions())
                .filteredOn(question -> OF_ORDERS.matcher(question.sql()).find())
                .extracting(Question::name)
                .as("queries of the table orders, which holds void verdicts: ask orders_in_force")
                .containsExactly("history-lag", "void-verdicts");
    }
}
