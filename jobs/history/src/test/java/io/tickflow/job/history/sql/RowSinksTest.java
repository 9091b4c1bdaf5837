package io.tickflow.job.history.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a server, printed row by row. */
class RowSinksTest {

    private static final String HEAD =
            """
            ["symbol","n","mean"]
            ["String","UInt64","Nullable(Float64)"]
            """;

    private static final String ROWS =
            HEAD
                    + """
                    ["EURUSD",7,1.25]
                    ["a,\\"b\\"\\nc",12345,null]
                    ["",0,"nan"]
                    """;

    private final StringWriter out = new StringWriter();

    @Test
    void shouldQuoteForCsvOnlyWhatNeedsIt() throws Exception {
        assertThat(csv(ROWS))
                .isEqualTo(
                        "symbol,n,mean\r\nEURUSD,7,1.25\r\n\"a,\"\"b\"\"\nc\",12345,\r\n\"\",0,nan\r\n");
    }

    @Test
    void shouldPrintOneJsonObjectALine() throws Exception {
        assertThat(json(ROWS))
                .isEqualTo(
                        """
                        [
                        {"symbol":"EURUSD","n":7,"mean":1.25},
                        {"symbol":"a,\\"b\\"\\nc","n":12345,"mean":null},
                        {"symbol":"","n":0,"mean":"nan"}
                        ]
                        """);
    }

    @Test
    void shouldPrintAnEmptyResult() throws Exception {
        assertThat(json(HEAD)).isEqualTo("[]\n");
        out.getBuffer().setLength(0);
        assertThat(csv(HEAD)).isEqualTo("symbol,n,mean\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UInt64                  | 9007199254740991       | 9007199254740991",
                "UInt64                  | 9007199254740992       | \"9007199254740992\"",
                "Int64                   | -9007199254740992      | \"-9007199254740992\"",
                "UInt64                  | 18446744073709551615   | \"18446744073709551615\"",
                "Float64                 | 100000000000000000000  | 100000000000000000000",
                "Float64                 | 0.30000000000000004    | 0.30000000000000004",
                "Float64                 | 1e-7                   | 1e-7",
                "Decimal(18, 2)          | 1234567890123.45       | 1234567890123.45",
                "Decimal(38, 5)          | 12345678901234.56789   | \"12345678901234.56789\"",
                "Bool                    | true                   | true",
                "Nullable(Nothing)       | null                   | null",
                "Array(UInt64)           | [1,18446744073709551615] | [1,\"18446744073709551615\"]",
                "Array(Nullable(Float32)) | [0.1,null,\"inf\"]    | [0.1,null,\"inf\"]",
                "Map(String, Int64)      | {\"a\":1,\"b\":{\"c\":[]}} | {\"a\":1,\"b\":{\"c\":[]}}",
                "Tuple(a UInt8, b String) | {\"a\":1,\"b\":\"x\"}  | {\"a\":1,\"b\":\"x\"}"
            })
    void shouldKeepTypesInJson(String type, String value, String printed) throws Exception {
        assertThat(json("[\"v\"]\n[\"" + type + "\"]\n[" + value + "]\n"))
                .isEqualTo("[\n{\"v\":" + printed + "}\n]\n");
    }

    @Test
    void shouldPrintNestedValuesOfCsvAsJson() throws Exception {
        assertThat(csv("[\"v\"]\n[\"Array(UInt64)\"]\n[[18446744073709551615,0.10]]\n"))
                .isEqualTo("v\r\n\"[18446744073709551615,0.10]\"\r\n");
    }

    @Test
    void shouldRefuseTwoJsonKeysOfOneName() {
        assertThatThrownBy(() -> json("[\"a\",\"a\"]\n[\"UInt8\",\"UInt8\"]\n[1,2]\n"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("two columns are called a")
                .hasMessageContaining("AS");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Code: 395. DB::Exception: enough. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO) (version 24.3)\n",
                "[\"x\",1,\r\n__exception__\r\nabcdefgh\r\nCode: 395. DB::Exception: enough. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO)\n58 abcdefgh\r\n__exception__\r\n",
                "{\"exception\": \"Code: 395. DB::Exception: enough. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO)\"}\n"
            })
    void shouldReportErrorAfterRows(String error) {
        assertThatThrownBy(() -> csv(ROWS + error))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.trouble()).isEqualTo(QueryException.Trouble.FAILED))
                .message()
                .startsWith("ClickHouse after 3 rows: Code: 395. DB::Exception: enough.")
                .doesNotContain("\n", "__exception__", "abcdefgh", "\"}");
        assertThat(out.toString()).contains("EURUSD,7,1.25").doesNotContain("x,1");
    }

    @Test
    void shouldReportAnswerThatBreaksOff() {
        var broken =
                new FilterInputStream(bytes(ROWS)) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        int read = super.read(into, offset, length);
                        if (read < 0) {
                            throw new IOException("connection reset");
                        }
                        return read;
                    }
                };

        assertThatThrownBy(() -> new Answer(broken).read(new JsonSink(new PrintWriter(out))))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("ClickHouse's answer broke off after 3 rows: ")
                .hasMessageEndingWith("connection reset");
        assertThat(out.toString()).doesNotContain("]");
    }

    @Test
    void shouldRefuseAnswerWithoutColumns() {
        assertThatThrownBy(() -> csv(""))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> assertThat(e.trouble()).isEqualTo(QueryException.Trouble.WRONG));
        assertThatThrownBy(() -> csv("1\n2\n")).hasMessageContaining("no table");
    }

    @Test
    void shouldStreamEveryRow() throws Exception {
        int rows = SqlConsole.ROWS_MAX + 1;
        List<InputStream> parts =
                IntStream.range(-1, rows)
                        .mapToObj(i -> i < 0 ? "[\"n\"]\n[\"UInt32\"]\n" : "[" + i + "]\n")
                        .<InputStream>map(line -> new ByteArrayInputStream(line.getBytes(UTF_8)))
                        .toList();

        new Answer(new SequenceInputStream(Collections.enumeration(parts)))
                .read(new CsvSink(new PrintWriter(out)));

        assertThat(out.toString().lines()).hasSize(rows + 1);
    }

    @Test
    void shouldStopWhenNobodyReads() throws Exception {
        var closed =
                new PrintWriter(
                        new FilterWriter(Writer.nullWriter()) {
                            @Override
                            public void write(String text, int offset, int length)
                                    throws IOException {
                                throw new IOException("broken pipe");
                            }
                        });
        String endless = "[\"n\"]\n[\"UInt32\"]\n" + "[1]\n".repeat(5_000);

        assertThat(new Answer(bytes(endless)).read(new CsvSink(closed))).isFalse();
    }

    private String csv(String answer) throws Exception {
        new Answer(bytes(answer)).read(new CsvSink(new PrintWriter(out)));
        return out.toString();
    }

    private String json(String answer) throws Exception {
        new Answer(bytes(answer)).read(new JsonSink(new PrintWriter(out)));
        return out.toString();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
