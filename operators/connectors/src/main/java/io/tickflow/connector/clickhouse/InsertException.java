package io.tickflow.connector.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unacknowledged insert, either transient or permanent. */
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

    /** First HTTP status of a server error. */
    private static final int SERVER_ERRORS = 500;

    private final boolean mayPass;

    private InsertException(String message, Throwable cause, boolean mayPass) {
        super(message, cause);
        this.mayPass = mayPass;
    }

    /**
     * Classifies {@code failure} by ClickHouse's code; without a code no server answered, which is
     * transient.
     */
    static InsertException of(String table, Throwable failure) {
        ServerException refusal = refusalIn(failure);
        if (refusal == null) {
            return new InsertException(
                    "ClickHouse does not answer: " + innermost(failure), failure, true);
        }
        boolean mayPass = PASSING.contains(refusal.getCode()) || fromAProxy(refusal);
        String message = "ClickHouse refuses rows for " + table + ": " + refusal.getMessage();
        return new InsertException(message, failure, mayPass);
    }

    /** Returns true if the same insert can succeed later. */
    boolean mayPass() {
        return mayPass;
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
