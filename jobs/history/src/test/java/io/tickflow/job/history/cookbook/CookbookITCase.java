package io.tickflow.job.history.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.job.history.outcome.OutcomeFill.Filled;
import io.tickflow.job.history.sql.QueryResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions of the cookbook on rows whose answers are known, on the embedded engine. */
class CookbookITCase {

    private static final Pattern QUERY = Pattern.compile("bin/tickflow sql\\s+\"(SELECT[^\"]+)\"");

    private static KnownHistory history;

    @BeforeAll
    static void fillHistory() throws Exception {
        history = KnownHistory.start();
    }

    @AfterAll
    static void stopEngine() {
        history.close();
    }

    @Test
    void shouldAnswerEveryQuestion() throws Exception {
        Map<String, Map<String, String>> needed =
                Map.of(
                        "prediction-shift", Map.of("split", "2024-03-06 10:00:30"),
                        "two-models", Map.of("first", "1", "second", "1"),
                        "decision", Map.of("id", "5"));

        for (Question question : Cookbook.questions()) {
            Map<String, String> given = needed.getOrDefault(question.name(), Map.of());

            QueryResult answer = history.console().query(question.sql(), question.values(given));

            assertThat(answer.columns())
                    .as(question.name())
                    .extracting(QueryResult.Column::name)
                    .noneMatch(name -> name.contains(".") || name.contains("("));
        }
    }

    @Test
    void shouldTellWhyAnswerIsEmpty() throws Exception {
        assertThat(whyEmpty("trainings", Map.of())).isEqualTo("model_trainings is empty");
        assertThat(whyEmpty("gaps", Map.of("symbol", "XAUUSD")))
                .isEqualTo(
                        "feed_events has rows, but none for longer=60, symbol=XAUUSD. Maybe ask for"
                                + " more");
        assertThat(
                        EmptyAnswer.explain(
                                history.console(), "SELECT 1 FROM signals WHERE false", Map.of()))
                .isEqualTo("signals has rows, but none that the query looks for");
    }

    private static String whyEmpty(String name, Map<String, String> given) throws Exception {
        Question question = Cookbook.find(name).orElseThrow();
        Map<String, String> values = question.values(given);
        assertThat(history.console().query(question.sql(), values).rows()).as(name).isEmpty();
        return EmptyAnswer.explain(history.console(), question.sql(), values);
    }

    @Test
    void shouldAnswerQueriesOfRunbooks() throws Exception {
        List<String> queries = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Path.of("../../docs/runbooks"))) {
            for (Path page : pages.toList()) {
                Matcher query = QUERY.matcher(Files.readString(page));
                while (query.find()) {
                    queries.add(query.group(1));
                }
            }
        }

        assertThat(queries).hasSizeGreaterThan(4);
        for (String query : queries) {
            assertThat(history.console().query(query).columns()).as(query).isNotEmpty();
        }
    }

    @Test
    void shouldFillOutcomesAsHorizonsPass() throws Exception {
        // A tick came after the second of 59 decisions, and after the ten of 50.
        assertThat(history.filledOutcomes()).containsExactly(new Filled("", "EURUSD", 61, 109));
        assertThat(history.again()).isEqualTo(history.filledOutcomes());
        assertThat(
                        history.console()
                                .query(
                                        "SELECT horizon_millis, count() FROM outcomes GROUP BY"
                                                + " horizon_millis ORDER BY horizon_millis")
                                .rows())
                .containsExactly(List.of("1000", "59"), List.of("10000", "50"));
        assertThat(
                        history.console()
                                .query(
                                        "SELECT quotes, round(move_bps, 3), round(buy_bps, 3),"
                                                + " round(best_buy_bps, 3), round(worst_buy_bps, 3),"
                                                + " round(sell_bps, 3) FROM outcomes WHERE decision_id"
                                                + " = '25' AND horizon_millis = 10000")
                                .rows())
                .containsExactly(List.of("10", "0", "-0.909", "3.638", "-0.909", "-0.91"));
    }

    @Test
    void shouldAddUpFillsOfEveryAttempt() throws Exception {
        assertThat(
                        history.console()
                                .query(
                                        "SELECT quantity, exited_quantity, entry_price,"
                                                + " round(exit_price, 6), open_quantity,"
                                                + " round(net, 6) FROM trades")
                                .rows())
                .containsExactly(List.of("100", "100", "1.0977", "1.09844", "0", "0.074"));
    }

    @Test
    void shouldSplitProfitIntoMoveSpreadAndSlippage() throws Exception {
        List<String> row = answer("profit-waterfall").rows().get(0);

        // Pips of 1e-4 at an entry of 1.0977: 10 of move, 1 of spread, 1 and 0.6 of slippage.
        assertThat(row.subList(0, 3)).containsExactly("DEMO", "EURUSD", "1");
        assertThat(row.subList(3, 8)).containsExactly("9.11", "0.911", "0.911", "0.5466", "6.7414");
    }

    @Test
    void shouldCountRightDirections() throws Exception {
        List<String> row = answer("accuracy-by-hour").rows().get(0);

        // Ten seconds later it is higher up to second 24, the same at 25, lower up to 50.
        assertThat(row.subList(1, 4)).containsExactly("50", "25", "0.5");
        assertThat(row.subList(4, 6)).containsExactly("0.3664", "0.6336");
    }

    @Test
    void shouldHaveAccuracyOfEachMemberAsRows() throws Exception {
        // The move of decision 25 is none; 0 to 24 are right, 26 to 49 are wrong.
        assertThat(
                        history.console()
                                .query(
                                        "SELECT symbol, model_id, role, member, decisions, correct,"
                                                + " round(accuracy, 4), round(lower, 4), round(upper, 4)"
                                                + " FROM accuracy(horizon = 10, sure = 0.1) ORDER BY member")
                                .rows())
                .extracting(row -> row.subList(2, 9))
                .containsExactly(
                        List.of(
                                "CHAMPION",
                                "direction.a",
                                "49",
                                "25",
                                "0.5102",
                                "0.3747",
                                "0.6443"),
                        List.of("CHAMPION", "ensemble", "49", "25", "0.5102", "0.3747", "0.6443"));
        assertThat(answer("live-accuracy").rows()).isNotEmpty();
    }

    @Test
    void shouldBuildBarsOfTicksDecidedOn() throws Exception {
        // Each tick is there from two topics, and a crossed one was not decided on.
        assertThat(
                        history.console()
                                .query(
                                        "SELECT start, round(open, 5), round(high, 5), round(low, 5),"
                                                + " round(close, 5), ticks, round(spread, 5)"
                                                + " FROM bars(seconds = 60) ORDER BY start")
                                .rows())
                .containsExactly(
                        List.of(
                                "2024-03-06 10:00:00",
                                "1.09705",
                                "1.10005",
                                "1.09705",
                                "1.09715",
                                "60",
                                "0.0001"),
                        List.of(
                                "2024-03-06 10:01:00",
                                "1.09705",
                                "1.09705",
                                "1.09705",
                                "1.09705",
                                "1",
                                "0.0001"));
        assertThat(answer("bars-of").rows()).hasSize(2);
    }

    @Test
    void shouldKnowPositionAtATime() throws Exception {
        Question question = Cookbook.find("positions-at").orElseThrow();
        var at = Map.of("time", "2024-03-06 10:00:16");

        assertThat(
                        history.console()
                                .query(question.sql(), question.values(at))
                                .rows()
                                .get(0)
                                .subList(0, 5))
                .containsExactly("DEMO", "A", "EURUSD", "60", "2");
        assertThat(answer("positions-at").rows().get(0)).contains("0", "3");
        assertThat(answer("exposure").rows())
                .extracting(row -> row.get(4))
                .containsExactly("100", "60", "0");
    }

    @Test
    void shouldMeasureStagesOfEntries() throws Exception {
        assertThat(answer("slowest-entries").rows().get(0).subList(4, 9))
                .containsExactly("50", "40", "50", "50", "140");
        assertThat(answer("latency-by-stage").rows())
                .extracting(row -> row.get(2))
                .containsExactly("50", "40", "50", "140");
    }

    @Test
    void shouldFrameEachVectorWithItsMove() throws Exception {
        Question question = Cookbook.find("training-frame").orElseThrow();
        var window =
                Map.of(
                        "symbol", "EURUSD",
                        "from", "2024-03-06 10:00:10",
                        "to", "2024-03-06 10:00:45");

        List<List<String>> framed =
                history.console()
                        .query(
                                "SELECT event_time, round(move_bps, 6) FROM (%s) ORDER BY event_time"
                                        .formatted(withoutComments(question.sql())),
                                question.values(window))
                        .rows();

        // Of 10 to 44, labels of the last ones are of after the window.
        assertThat(framed)
                .hasSize(35)
                .isEqualTo(
                        history.console()
                                .query(
                                        "SELECT f.event_time, round(((later.bid + later.ask) / (f.bid + f.ask)"
                                                + " - 1) * 1e4, 6) FROM features AS f JOIN features AS later"
                                                + " ON toInt32(later.f) = toInt32(f.f) + 10 WHERE f.f >= 10"
                                                + " AND f.f < 45 ORDER BY f.event_time")
                                .rows());
        assertThat(answer("training-frame").rows()).hasSize(51);
    }

    private static String withoutComments(String sql) {
        return sql.lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    @Test
    void shouldNameEveryStepOfADecision() throws Exception {
        Question question = Cookbook.find("decision").orElseThrow();

        assertThat(
                        history.console()
                                .query(question.sql(), question.values(Map.of("id", "5")))
                                .rows())
                .extracting(row -> row.get(1))
                .containsExactly("1", "2", "3", "4", "5", "5", "4", "5", "5", "4", "5");
    }

    @Test
    void shouldWriteParquet() throws Exception {
        var out = new ByteArrayOutputStream();

        history.console().writeParquet("SELECT {n:UInt8} AS n", Map.of("n", "7"), out);

        assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith("PAR1").endsWith("PAR1");
    }

    private static QueryResult answer(String name) throws Exception {
        Question question = Cookbook.find(name).orElseThrow();
        return history.console().query(question.sql(), question.values(Map.of()));
    }
}
