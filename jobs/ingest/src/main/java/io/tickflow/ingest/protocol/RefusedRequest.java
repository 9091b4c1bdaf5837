package io.tickflow.ingest.protocol;

/** Refusal of a whole request, without a stack trace, as any client may cause it. */
public final class RefusedRequest extends Exception {

    private final ErrorCode code;

    /** A refusal with a message for the owner of the terminal. */
    public RefusedRequest(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** Code of the refusal. */
    public ErrorCode code() {
        return code;
    }
}
