package io.tickflow.process;

import org.jspecify.annotations.Nullable;

/** Failure of a process, folder or port. The message is written for users: show it as it is. */
public final class ProcessException extends RuntimeException {

    public ProcessException(String message) {
        super(message);
    }

    public ProcessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
