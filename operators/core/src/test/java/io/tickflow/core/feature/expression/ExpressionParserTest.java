package io.tickflow.core.feature.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b * c          | plus(a, times(b, c))",
                "(a + b) * c        | times(plus(a, b), c)",
                "a - b - c          | minus(minus(a, b), c)",
                "a / b / c          | ratio(ratio(a, b), c)",
                "a / b * c          | times(ratio(a, b), c)",
                "-a * b             | times(negative(a), b)",
                "a - -b             | minus(a, negative(b))",
                "a--b               | minus(a, negative(b))",
                "--a                | a",
                "+a                 | a",
                "-(a + b)           | negative(plus(a, b))",
                "a + b > c * d      | greater(plus(a, b), times(c, d))",
                "(a > b) + (c >= d) | plus(greater(a, b), greater_equal(c, d))",
                "a<b                | less(a, b)",
                "a<=b               | less_equal(a, b)",
                "a==b               | equal(a, b)",
                "a!=b               | not_equal(a, b)",
                "rsi(2 * 7, M5)     | rsi(14, M5)",
                "a * (1 / 4)        | times(a, 0.25)",
                "a - 2e-3           | minus(a, 0.002)",
                "a - 2E+2           | minus(a, 200)",
                "a2e - 3            | minus(a2e, 3)",
                "RSI( 14 ,10s )     | rsi(14, 10s)",
                "x = a == b         | equal(a, b)",
                "x=-1*a             | times(-1, a)",
                "x = f(a - 1, b)    | f(minus(a, 1), b)",
            })
    void shouldReadByPrecedence(String text, String tree) {
        assertThat(written(ExpressionParser.parse(text.strip()).expression())).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b        | 3", "a +        | 4", "a + * b    | 5", "f(a,)      | 5",
                "f(a        | 4", "(a         | 3", "a ) b      | 3", "a = = b    | 5",
                "x = a > b > c | 11", "x = @a     | 5", "f(a; b)    | 4", "a ? b      | 3",
                "a ** b     | 4", "!a         | 1", "\"a\"      | 1", "a && b     | 3",
            })
    void shouldNameColumnOfProblem(String text, int column) {
        assertThatThrownBy(() -> ExpressionParser.parse(text.strip()))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e ->
                                assertThat(e.problems())
                                        .singleElement()
                                        .extracting(ExpressionException.Problem::column)
                                        .isEqualTo(column));
    }

    @Test
    void shouldReadOrRefuseAnyText() {
        long seed = 94;
        var random = new Random(seed);
        String letters = "ab1.5e()+-*/<>=!, \"@M5_#";
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                ExpressionParser.parse(text.toString().strip());
                read++;
            } catch (ExpressionException e) {
                assertThat(e.problems()).as("%s of seed %d", text, seed).isNotEmpty();
            }
        }
        assertThat(read).isBetween(100, 40_000);
    }

    private static String written(Expression expression) {
        return expression instanceof Expression.Call call
                ? call.arguments().stream()
                        .map(ExpressionParserTest::written)
                        .collect(Collectors.joining(", ", call.function() + '(', ")"))
                : expression.toString();
    }
}
