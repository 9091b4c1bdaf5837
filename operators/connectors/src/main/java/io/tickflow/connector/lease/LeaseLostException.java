package io.tickflow.connector.lease;

import java.io.IOException;

/** Loss of an account to a newer owner. */
public final class LeaseLostException extends IOException {

    private static final long serialVersionUID = 1;

    LeaseLostException(String message) {
        super(message);
    }
}
