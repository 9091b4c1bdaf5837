package io.tickflow.sandbox.process;

import org.jspecify.annotations.Nullable;

/** The sandbox cannot start or go on. The message is written for the user: show it as it is. */
public final class SandboxException extends RuntimeException {

    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
