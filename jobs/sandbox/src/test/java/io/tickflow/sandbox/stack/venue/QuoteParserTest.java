package io.tickflow.sandbox.stack.venue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteParserTest {

    private final QuoteBoard board = new QuoteBoard();
    private final QuoteParser parser = new QuoteParser();

    @Test
    void shouldReadNumbersAndStrings() {
        parse("K", "{\"symbol\":\"EURUSD\",\"bid\":\"1.1\",\"ask\":1.2,\"time\":5}");

        assertThat(board.newest("EURUSD")).isEqualTo(new Quote(1.1, 1.2));
    }

    @Test
    void shouldFillMissingFieldsFromKeyAndLastQuote() {
        parse("EURUSD", "{\"bid\":1.1,\"ask\":1.2}");
        parse("EURUSD", "{\"bid\":1.15}");

        assertThat(board.newest("EURUSD")).isEqualTo(new Quote(1.15, 1.2));
    }

    @Test
    void shouldLeaveOutWhatItCannotRead() {
        parse("EURUSD", "{\"bid\":");
        parse("EURUSD", "");
        parse("EURUSD", "[1]");
        parser.parse(null, null, board);
        parser.parse(null, "{\"bid\":1}".getBytes(UTF_8), board);

        assertThat(board.newest("EURUSD")).isEqualTo(Quote.NONE);
    }

    private void parse(String key, String value) {
        parser.parse(key.getBytes(UTF_8), value.getBytes(UTF_8), board);
    }
}
