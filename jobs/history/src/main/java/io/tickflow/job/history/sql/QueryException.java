package io.tickflow.job.history.sql;

import com.clickhouse.client.api.ServerException;
import io.tickflow.connector.net.NoAnswer;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A query without an answer. The message is one line, ClickHouse's own words if it has any. */
public final class QueryException extends Exception {

    /** Party that has to act. */
    public enum Trouble {
        /** The user: what was asked would have no answer later or elsewhere either. */
        WRONG,
        /** Operator of ClickHouse: it answered, but without a result. */
        FAILED,
        /** Nobody answered. */
        NO_ANSWER
    }

    private static final Pattern FRAME =
            Pattern.compile(
                    "^.*?(?=Code: \\d)|\\s*\\((transport error: |queryId=)[^)]*\\)",
                    Pattern.DOTALL);

    private final Trouble trouble;

    private QueryException(String message, Trouble trouble, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    static QueryException of(String url, Throwable failure) {
        return new QueryException(describe(url, failure), trouble(innermost(failure)), failure);
    }

    /** The query was not sent, because it is wrong. */
    static QueryException wrong(String message) {
        return new QueryException(message, Trouble.WRONG, null);
    }

    /** Party that has to act. */
    public Trouble trouble() {
        return trouble;
    }

    /** Takes out of the driver's exceptions what ClickHouse said. */
    static String describe(String url, Throwable failure) {
        Throwable at = innermost(failure);
        if (at instanceof FileSystemException password) {
            return "cannot read the password file " + password.getFile();
        }
        String message =
                at instanceof ServerException
                        ? "ClickHouse: " + serverWords(at)
                        : "ClickHouse at " + url + " does not answer: " + NoAnswer.why(failure);
        return message.replaceAll("\\s+", " ").strip();
    }

    private static Trouble trouble(Throwable innermost) {
        if (innermost instanceof FileSystemException) {
            return Trouble.WRONG;
        }
        if (innermost instanceof ServerException refusal) {
            return WrongQueries.contain(refusal) ? Trouble.WRONG : Trouble.FAILED;
        }
        return Trouble.NO_ANSWER;
    }

    /** The server's own exception, or the last cause if it has said nothing. */
    private static Throwable innermost(Throwable failure) {
        Throwable at = failure;
        while (!(at instanceof ServerException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** The driver frames the message; the part between is the server's. */
    private static String serverWords(Throwable refusal) {
        return FRAME.matcher(String.valueOf(refusal.getMessage())).replaceAll("");
    }
}
