package io.tickflow.job.history.sql;

import com.clickhouse.client.api.ServerException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A query without an answer. The message is one line, ClickHouse's own words if it has any. */
public final class QueryException extends Exception {

    private static final Pattern FRAME =
            Pattern.compile(
                    "^.*?(?=Code: \\d)|\\s*\\((transport error: |queryId=)[^)]*\\)",
                    Pattern.DOTALL);

    private final boolean wrong;

    private QueryException(String message, boolean wrong, @Nullable Throwable cause) {
        super(message, cause);
        this.wrong = wrong;
    }

    static QueryException of(String url, Throwable failure) {
        return new QueryException(describe(url, failure), false, failure);
    }

    /** The query was not sent, because it is wrong. */
    static QueryException wrong(String message) {
        return new QueryException(message, true, null);
    }

    /** True if the query itself is wrong: it would have no answer later or elsewhere either. */
    public boolean wrong() {
        return wrong;
    }

    /** Takes out of the driver's exceptions what ClickHouse said. */
    static String describe(String url, Throwable failure) {
        Throwable at = failure;
        while (!(at instanceof ServerException) && at.getCause() != null) {
            at = at.getCause();
        }
        String message =
                at instanceof ServerException
                        ? "ClickHouse: " + serverWords(at)
                        : "ClickHouse at " + url + " does not answer: " + at;
        return message.replaceAll("\\s+", " ").strip();
    }

    /** The driver frames the message; the part between is the server's. */
    private static String serverWords(Throwable refusal) {
        return FRAME.matcher(String.valueOf(refusal.getMessage())).replaceAll("");
    }
}
