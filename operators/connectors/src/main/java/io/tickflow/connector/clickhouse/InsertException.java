package io.tickflow.connector.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unacknowledged insert: transient, refused for the content of a row, or fatal for the whole table.
 */
final class InsertException extends IOException {

    /** ClickHouse's codes of transient states: load, space, network, restarts. */
    private static final Set<Integer> PASSING =
            Set.of(
                    159, // TIMEOUT_EXCEEDED
                    164, // READONLY
                    173, // CANNOT_ALLOCATE_MEMORY
                    201, // QUOTA_EXCEEDED
                    202, // TOO_MANY_SIMULTANEOUS_QUERIES
                    203, // NO_FREE_CONNECTION
                    209, // SOCKET_TIMEOUT
                    210, // NETWORK_ERROR
                    225, // NO_ZOOKEEPER
                    236, // ABORTED
                    241, // MEMORY_LIMIT_EXCEEDED
                    242, // TABLE_IS_READ_ONLY
                    243, // NOT_ENOUGH_SPACE
                    252, // TOO_MANY_PARTS
                    285, // TOO_FEW_LIVE_REPLICAS
                    319, // UNKNOWN_STATUS_OF_INSERT
                    394, // QUERY_WAS_CANCELLED
                    425, // SYSTEM_ERROR
                    439, // CANNOT_SCHEDULE_TASK
                    999, // KEEPER_EXCEPTION
                    1000, // POCO_EXCEPTION
                    1002); // UNKNOWN_EXCEPTION

    /** ClickHouse's codes of rows that it cannot take, whatever the others are. */
    private static final Set<Integer> OF_CONTENT =
            Set.of(
                    6, // CANNOT_PARSE_TEXT
                    27, // CANNOT_PARSE_INPUT_ASSERTION_FAILED
                    69, // ARGUMENT_OUT_OF_BOUND
                    72, // CANNOT_PARSE_NUMBER
                    117, // INCORRECT_DATA
                    128, // TOO_LARGE_ARRAY_SIZE
                    131, // TOO_LARGE_STRING_SIZE
                    321, // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
                    407, // DECIMAL_OVERFLOW
                    469, // VIOLATED_CONSTRAINT
                    691); // UNKNOWN_ELEMENT_OF_ENUM

    /** First HTTP status of a server error. */
    private static final int SERVER_ERRORS = 500;

    /** Kinds of trouble, by what helps. */
    enum Kind {
        /** The same insert can succeed later. */
        TRANSIENT,
        /** The other rows of the insert can be taken without one of them. */
        CONTENT,
        /** Somebody has to change the table, the server or this program. */
        FATAL
    }

    private final Kind kind;

    private InsertException(String message, Throwable cause, Kind kind) {
        super(message, cause);
        this.kind = kind;
    }

    /**
     * Classifies {@code failure} by ClickHouse's code; without a code no server answered, which is
     * transient.
     */
    static InsertException of(String table, Throwable failure) {
        ServerException refusal = refusalIn(failure);
        if (refusal == null) {
            return new InsertException(
                    "ClickHouse does not answer: " + innermost(failure), failure, Kind.TRANSIENT);
        }
        String message = "ClickHouse refuses rows for " + table + ": " + refusal.getMessage();
        return new InsertException(message, failure, kindOf(refusal));
    }

    /** This refusal as one that no other batch would escape. */
    InsertException fatal(String why) {
        return new InsertException(why + ": " + getMessage(), this, Kind.FATAL);
    }

    Kind kind() {
        return kind;
    }

    private static Kind kindOf(ServerException refusal) {
        if (PASSING.contains(refusal.getCode()) || fromAProxy(refusal)) {
            return Kind.TRANSIENT;
        }
        return OF_CONTENT.contains(refusal.getCode()) ? Kind.CONTENT : Kind.FATAL;
    }

    private static boolean fromAProxy(ServerException refusal) {
        return refusal.getCode() == ServerException.CODE_UNKNOWN
                && refusal.getTransportProtocolCode() >= SERVER_ERRORS;
    }

    private static @Nullable ServerException refusalIn(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ServerException refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }
}
