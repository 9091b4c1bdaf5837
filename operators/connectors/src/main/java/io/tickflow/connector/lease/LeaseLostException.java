package io.tickflow.connector.lease;

import java.io.IOException;

/** Somebody else owns the account now. */
public final class LeaseLostException extends IOException {

    private static final long serialVersionUID = 1;

    LeaseLostException(String message) {
        super(message);
    }
}
