package io.tickflow.operate.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowOffsetsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "57145b25/features, '57145b25/features'",
                "a') OR ('1'='1, 'a\\') OR (\\'1\\'=\\'1'",
                "ends with \\, 'ends with \\\\'"
            })
    void shouldQuoteIdsOfForeignRecords(String id, String literal) {
        assertThat(RowOffsets.quoted(id)).isEqualTo(literal);
    }
}
