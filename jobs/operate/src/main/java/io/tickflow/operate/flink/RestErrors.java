package io.tickflow.operate.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Extracts reasons from the refusals of a JobManager: stack traces, with the reason somewhere in
 * them.
 */
final class RestErrors {

    private static final String OWN = "io.tickflow.";
    private static final int CHARS_MAX = 2_000;

    private RestErrors() {}

    /** Extracts the reason from the body of an answer, with all its lines. */
    static String message(String body) {
        try {
            JsonNode errors = FlinkRest.JSON.readTree(body).path("errors");
            String longest = "";
            for (JsonNode error : errors) {
                longest = error.asText().length() > longest.length() ? error.asText() : longest;
            }
            return shorten(longest.isEmpty() ? body : reason(longest));
        } catch (JsonProcessingException e) {
            return shorten(body);
        }
    }

    /**
     * Reason in a stack trace, without frames: the last cause that is an error of ours, whose
     * message is written for users; if there is none, the last cause.
     */
    static String reason(String trace) {
        List<String> causes =
                Pattern.compile("^Caused by: ", Pattern.MULTILINE)
                        .splitAsStream(trace)
                        .map(RestErrors::withoutFrames)
                        .toList();
        return causes.stream()
                .filter(cause -> cause.startsWith(OWN))
                .reduce((earlier, later) -> later)
                .map(cause -> cause.substring(cause.indexOf(": ") + 2))
                .orElse(causes.get(causes.size() - 1));
    }

    private static String withoutFrames(String cause) {
        return cause.lines()
                .takeWhile(
                        line ->
                                !line.startsWith("\tat ")
                                        && !line.startsWith("\t...")
                                        && !line.startsWith("End of "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String shorten(String text) {
        return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + " ...";
    }
}
