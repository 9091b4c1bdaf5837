package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SELECT 1                                          | Default
                    SELECT 1 FORMAT JSON                              | JSON
                    SELECT 1 format CSV ;                             | CSV
                    SELECT 1 FORMAT TSV SETTINGS max_threads = 1      | TSV
                    SELECT 1 FORMAT TSV -- done                       | TSV
                    SELECT format FROM t                              | Default
                    SELECT format FROM t WHERE a = (SELECT 1 FORMAT x)| Default
                    SELECT format('{}', x) AS format FROM t           | Default
                    SELECT 'a' AS `FORMAT` FORMAT Native              | Native
                    """)
    void shouldFindTheFormatClause(String sql, String expected) {
        assertThat(OutputFormat.of(sql, "Default")).isEqualTo(expected);
    }
}
