package io.tickflow.cli.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a JobManager says when it refuses something: stack traces, with the reason at the end. */
final class RestErrors {

    private static final String CAUSED_BY = "Caused by: ";
    private static final int CHARS_MAX = 2_000;

    private RestErrors() {}

    /** The message of the innermost cause, with the lines that belong to it. */
    static String message(String body) {
        try {
            JsonNode errors = FlinkRest.JSON.readTree(body).path("errors");
            String longest = "";
            for (JsonNode error : errors) {
                longest = error.asText().length() > longest.length() ? error.asText() : longest;
            }
            return shorten(longest.isEmpty() ? body : innermost(longest));
        } catch (JsonProcessingException e) {
            return shorten(body);
        }
    }

    /** The last cause of a stack trace without its frames. */
    static String innermost(String trace) {
        int cause = trace.lastIndexOf(CAUSED_BY);
        List<String> message = new ArrayList<>();
        for (String line :
                trace.substring(cause < 0 ? 0 : cause + CAUSED_BY.length()).lines().toList()) {
            if (line.startsWith("\tat ") || line.startsWith("\t...") || line.startsWith("End of")) {
                break;
            }
            message.add(line);
        }
        return String.join("\n", message).strip();
    }

    private static String shorten(String text) {
        return text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + " ...";
    }
}
