package io.tickflow.operate;

import org.jspecify.annotations.Nullable;

/** Failure of an operation, with a message that explains it to the user. */
public final class OperationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Kind of a failure. */
    public enum Kind {
        /** The user's input is wrong. */
        INVALID,
        /** The input is right, but what is recorded does not allow it. */
        REFUSED,
        /** An outside system failed: a port, a disk, a server. */
        FAILED
    }

    private final Kind kind;

    private OperationException(@Nullable String message, Kind kind, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Creates a failure that other input would avoid. */
    public static OperationException invalid(@Nullable String message) {
        return new OperationException(message, Kind.INVALID, null);
    }

    /** Creates a refusal of a well-formed request. */
    public static OperationException refused(String message) {
        return new OperationException(message, Kind.REFUSED, null);
    }

    /** A failure of something outside. */
    public static OperationException failed(String message, Throwable cause) {
        return new OperationException(message, Kind.FAILED, cause);
    }

    /** A failure of something outside. */
    public static OperationException failed(String message) {
        return new OperationException(message, Kind.FAILED, null);
    }

    /** Kind of this failure. */
    public Kind kind() {
        return kind;
    }
}
