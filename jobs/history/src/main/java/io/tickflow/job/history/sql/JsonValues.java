package io.tickflow.job.history.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads and copies the JSON values of ClickHouse's rows, with every digit of their numbers. */
final class JsonValues {

    /** Reader and writer of JSON; cells may have any length. */
    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** Largest number below which a double, and so any reader of JSON, has every integer. */
    private static final BigInteger EXACT_INTEGER_MAX = BigInteger.valueOf((1L << 53) - 1);

    /** Digits that a double keeps of any decimal number. */
    private static final int EXACT_DIGITS_MAX = 15;

    private JsonValues() {}

    /** Text of the value at which {@code in} stands; null for NULL, JSON for nested values. */
    static @Nullable String text(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_NULL -> null;
            case START_ARRAY, START_OBJECT -> nested(in);
            default -> in.getText();
        };
    }

    /**
     * Copies the value at which {@code in} stands. Numbers that a double does not keep become
     * strings, as RFC 7493 advises: integers beyond 2^53 - 1 and decimals of more than 15 digits.
     *
     * @param column its column: a Float is a double and stays a number
     */
    static void copyExact(JsonParser in, JsonGenerator out, QueryResult.Column column)
            throws IOException {
        copy(in, out, !column.hasFloatsOnly());
    }

    private static String nested(JsonParser in) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            copy(in, out, false);
        }
        return text.toString();
    }

    private static void copy(JsonParser in, JsonGenerator out, boolean exact) throws IOException {
        int depth = 0;
        do {
            JsonToken token = in.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (!token.isNumeric()) {
                out.copyCurrentEvent(in);
            } else if (exact && !isExact(in.getText())) {
                out.writeString(in.getText());
            } else {
                out.writeNumber(in.getText());
            }
        } while (depth > 0 && in.nextToken() != null);
    }

    private static boolean isExact(String number) {
        if (number.length() <= EXACT_DIGITS_MAX) {
            return true;
        }
        var value = new BigDecimal(number);
        return value.scale() <= 0
                ? value.toBigInteger().abs().compareTo(EXACT_INTEGER_MAX) <= 0
                : value.stripTrailingZeros().precision() <= EXACT_DIGITS_MAX;
    }
}
