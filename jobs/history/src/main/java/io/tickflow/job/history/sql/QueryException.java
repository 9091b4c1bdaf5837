package io.tickflow.job.history.sql;

import com.clickhouse.client.api.ServerException;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.net.NoAnswer;
import io.tickflow.connector.tls.TlsFault;
import io.tickflow.connector.tls.TlsFileException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Failed query. The message is one line, in ClickHouse's own words if available. */
public final class QueryException extends Exception {

    /** Party that has to act. */
    public enum Trouble {
        /** The user: the statement is wrong on any server at any time. */
        WRONG,
        /** Operator of ClickHouse: it answered, but without a result. */
        FAILED,
        /** The operator of the network: no server answered. */
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

    static QueryException of(ClickHouseConfig server, Throwable failure) {
        return new QueryException(describe(server, failure), trouble(failure), failure);
    }

    /** The query was not sent, because it is wrong. */
    static QueryException wrong(String message) {
        return new QueryException(message, Trouble.WRONG, null);
    }

    /** ClickHouse began to answer, and failed. */
    static QueryException failed(String message, @Nullable Throwable cause) {
        return new QueryException(message, Trouble.FAILED, cause);
    }

    /** Party that has to act. */
    public Trouble trouble() {
        return trouble;
    }

    /** Extracts ClickHouse's message from the driver's exceptions. */
    static String describe(ClickHouseConfig server, Throwable failure) {
        Throwable at = innermost(failure);
        if (at instanceof TlsFileException) {
            return String.valueOf(at.getMessage());
        }
        if (at instanceof FileSystemException password) {
            return "cannot read the password file " + password.getFile();
        }
        String message =
                at instanceof ServerException
                        ? "ClickHouse: " + serverWords(at)
                        : "ClickHouse at %s does not answer: %s"
                                .formatted(server.url(), reason(server, failure));
        return message.replaceAll("\\s+", " ").strip();
    }

    private static String reason(ClickHouseConfig server, Throwable failure) {
        String advice = server.tls().advice(failure);
        return advice.isEmpty() ? NoAnswer.why(failure) : NoAnswer.why(failure) + ". " + advice;
    }

    private static Trouble trouble(Throwable failure) {
        Throwable innermost = innermost(failure);
        if (innermost instanceof FileSystemException || innermost instanceof TlsFileException) {
            return Trouble.WRONG;
        }
        if (innermost instanceof ServerException refusal) {
            return WrongQueries.contain(refusal) ? Trouble.WRONG : Trouble.FAILED;
        }
        // A server that refuses a handshake need not be started.
        return TlsFault.of(failure).isPresent() ? Trouble.FAILED : Trouble.NO_ANSWER;
    }

    /** Finds the server's own exception, or that of a file of ours, or otherwise the last cause. */
    private static Throwable innermost(Throwable failure) {
        Throwable at = failure;
        while (!(at instanceof ServerException || at instanceof TlsFileException)
                && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    /** Extracts the server's part of the message from the driver's frame. */
    private static String serverWords(Throwable refusal) {
        return FRAME.matcher(String.valueOf(refusal.getMessage())).replaceAll("");
    }
}
