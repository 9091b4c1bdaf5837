package io.tickflow.operate.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestErrorsTest {

    private static final String TRACE =
            """
            org.apache.flink.runtime.rest.handler.RestHandlerException: Could not execute application.
            \tat org.apache.flink.Some.method(Some.java:1)
            Caused by: java.util.concurrent.CompletionException: java.lang.RuntimeException: wrapped
            \tat org.apache.flink.Other.method(Other.java:2)
            \t... 2 more
            Caused by: io.tickflow.model.contract.InvalidBundleException: bundle b is not usable:
              - golden.csv is not there
              - xgboost.onnx has another sha256
            \tat io.tickflow.Third.method(Third.java:3)
            \t... 4 more
            """;

    @Test
    void shouldShowAllLinesOfOwnError() {
        assertThat(RestErrors.reason(TRACE))
                .isEqualTo(
                        """
                        bundle b is not usable:
                          - golden.csv is not there
                          - xgboost.onnx has another sha256""");
    }

    @Test
    void shouldPreferOwnErrorToItsCause() {
        String trace = TRACE + "Caused by: java.io.IOException: low level\n\tat a.B.c(B.java:1)\n";

        assertThat(RestErrors.reason(trace)).startsWith("bundle b is not usable:");
    }

    @Test
    void shouldShowInnermostCauseOfOtherErrors() {
        assertThat(
                        RestErrors.reason(
                                "a.Outer: wrapped\n\tat a.B.c(B.java:1)\nCaused by: a.Inner: the reason\n\tat a.B.d(B.java:2)\n"))
                .isEqualTo("a.Inner: the reason");
    }

    @Test
    void shouldTakeTheLongestOfSeveralErrors() {
        var body = FlinkRest.JSON.createObjectNode();
        body.putArray("errors").add("Internal server error.").add(TRACE);

        assertThat(RestErrors.message(body.toString())).startsWith("bundle b is not usable:");
    }

    @Test
    void shouldShowOtherTextUnchanged() {
        assertThat(RestErrors.message("gateway timeout")).isEqualTo("gateway timeout");
        assertThat(RestErrors.message("{\"errors\":[\"Job could not be found.\"]}"))
                .isEqualTo("Job could not be found.");
    }

    @Test
    void shouldCutWhatIsTooLong() {
        assertThat(RestErrors.message("x".repeat(1 << 20))).hasSizeLessThan(3_000).endsWith(" ...");
    }
}
