package io.tickflow.job.history.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final QueryResult RESULT =
            new QueryResult(
                    List.of(
                            new QueryResult.Column("symbol", "LowCardinality(String)"),
                            new QueryResult.Column("n", "UInt64"),
                            new QueryResult.Column("mean", "Nullable(Float64)")),
                    List.of(
                            Arrays.asList("EURUSD", "7", "1.25"),
                            Arrays.asList("a,\"b\"\nc", "12345", null),
                            Arrays.asList("", "0", "nan")),
                    false,
                    1_234);

    @Test
    void shouldAlignNumbersRightAndTextLeft() {
        assertThat(TextTable.format(RESULT))
                .isEqualTo(
                        """
                        symbol        n  mean
                        --------  -----  ----
                        EURUSD        7  1.25
                        a,"b"\\nc  12345  NULL
                                      0   nan
                        3 rows, 1.234 s
                        """);
    }

    @Test
    void shouldCutLongCells() {
        var result =
                new QueryResult(
                        List.of(new QueryResult.Column("s", "String")),
                        List.of(List.of("x".repeat(100))),
                        true,
                        0);

        assertThat(TextTable.format(result))
                .contains("x".repeat(77) + "...\n")
                .endsWith("the first 1 row, 0.000 s; there are more: --csv and --json print all\n");
    }

    @Test
    void shouldCountRowsEvenWithoutAny() {
        assertThat(TextTable.format(new QueryResult(List.of(), List.of(), false, 0)))
                .isEqualTo("0 rows, 0.000 s\n");
    }
}
