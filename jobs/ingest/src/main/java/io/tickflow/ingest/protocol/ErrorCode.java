package io.tickflow.ingest.protocol;

/** Codes of refused requests, each with its HTTP status. */
public enum ErrorCode {

    /** The body is not JSON. */
    NOT_JSON(400),

    /** A field is missing or has a value that it cannot have. */
    BAD_REQUEST(400),

    /** The gateway does not speak this version of the protocol. */
    PROTOCOL_UNSUPPORTED(400),

    /** The bearer token is missing or wrong. */
    UNAUTHORIZED(401),

    /** There is no such page. */
    NOT_FOUND(404),

    /** The page takes another method. */
    METHOD_NOT_ALLOWED(405),

    /** The session is not open: superseded, or from before a restart of the gateway. */
    SESSION_ENDED(409),

    /** Another terminal delivers this symbol at present. */
    SYMBOL_TAKEN(409),

    /** The body, its ticks or its symbols are above a limit. */
    TOO_LARGE(413),

    /** The disk buffer is full, as Kafka takes no ticks. */
    BUFFER_FULL(503),

    /** The gateway reads the topic before it accepts ticks, or is about to stop. */
    NOT_READY(503),

    /** The disk buffer cannot be written: the gateway stops. */
    BUFFER_FAILED(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }
}
