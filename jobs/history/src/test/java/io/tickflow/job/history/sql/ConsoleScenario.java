package io.tickflow.job.history.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions of a console to an engine without tables. */
abstract class ConsoleScenario {

    private final ClickHouseConfig config;

    ConsoleScenario(String url) {
        this.config = new ClickHouseConfig(url, "default", "", "default");
    }

    @Test
    void shouldQuoteClickHouseInOneLine() {
        assertThatThrownBy(() -> rows("SELECT nothing FROM system.one"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("ClickHouse: Code: 47.")
                .hasMessageContaining("nothing")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELEC 1",
                "SELECT nothing",
                "SELECT * FROM nowhere",
                "SELECT no_such_function(1)",
                "SELECT 'a' + 1",
                "SELECT number, count() FROM numbers(3)",
                "CREATE TABLE t (a Int8) ENGINE = Memory"
            })
    void shouldKnowAWrongStatement(String sql) {
        assertThatThrownBy(() -> rows(sql))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.trouble()).isEqualTo(QueryException.Trouble.WRONG));
    }

    @Test
    void shouldGiveColumnsAndValuesOfAnyType() throws Exception {
        try (var console = new SqlConsole(config)) {
            QueryResult result =
                    console.query(
                            "SELECT 18446744073709551615 AS big, NULL AS n, nan AS f,"
                                    + " [1, 2] AS a, 'x\ny' AS s, toDecimal64(1.5, 2) AS d");

            assertThat(result.columns())
                    .extracting(QueryResult.Column::name)
                    .containsExactly("big", "n", "f", "a", "s", "d");
            assertThat(result.columns().get(0).type()).isEqualTo("UInt64");
            assertThat(result.rows())
                    .containsExactly(
                            Arrays.asList(
                                    "18446744073709551615", null, "nan", "[1,2]", "x\ny", "1.5"));
        }
    }

    @Test
    void shouldStreamAllRowsAndLimitTables() throws Exception {
        int rows = SqlConsole.ROWS_MAX + 1;
        String sql = "SELECT number FROM numbers(" + rows + ")";
        var out = new StringWriter();
        try (var console = new SqlConsole(config)) {
            assertThat(console.stream(sql, Map.of(), new CsvSink(new PrintWriter(out)))).isTrue();
            QueryResult table = console.query(sql);

            assertThat(out.toString().lines()).hasSize(rows + 1);
            assertThat(out.toString()).endsWith((rows - 1) + "\r\n");
            assertThat(table.rows()).hasSize(SqlConsole.ROWS_MAX);
            assertThat(table.truncated()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FORMAT Parquet",
                "SELECT 1 FORMAT Null",
                "SELECT 1 INTO OUTFILE '/tmp/never.csv'",
                "SET max_threads = 1",
                "; ;"
            })
    void shouldRefuseStatementWithoutTable(String sql) {
        assertThatThrownBy(() -> rows(sql))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.trouble()).isEqualTo(QueryException.Trouble.WRONG));
    }

    @Test
    void shouldTakeStatementWithComments() throws Exception {
        assertThat(rows("/* FORMAT CSV; */ SELECT 1 AS format -- INTO OUTFILE\n;; -- end"))
                .containsExactly(List.of("1"));
    }

    @Test
    void shouldFailWhereStatementFails() {
        String sql = "SELECT throwIf(number = 400000, 'enough') FROM numbers(500000)";

        assertThatThrownBy(
                        () -> {
                            try (var console = new SqlConsole(config)) {
                                console.stream(
                                        sql,
                                        Map.of(),
                                        new CsvSink(new PrintWriter(Writer.nullWriter())));
                            }
                        })
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.trouble()).isEqualTo(QueryException.Trouble.FAILED))
                .hasMessageMatching(
                        "ClickHouse after [1-3]\\d\\d,\\d{3} rows: Code: 395\\..*enough.*");
    }

    @Test
    void shouldChangeNothing() {
        assertThatThrownBy(() -> rows("CREATE TABLE t (a Int8) ENGINE = Memory"))
                .hasMessageContaining("READONLY");
    }

    private List<List<@Nullable String>> rows(String sql) throws QueryException {
        try (var console = new SqlConsole(config)) {
            return console.query(sql).rows();
        }
    }
}
