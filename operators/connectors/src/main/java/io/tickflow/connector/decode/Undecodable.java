package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetterCode;

/** Carries a reason to the decoder, without a stack trace, as a feed may be all garbage. */
final class Undecodable extends Exception {

    private final DeadLetterCode code;

    Undecodable(DeadLetterCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    DeadLetterCode code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
