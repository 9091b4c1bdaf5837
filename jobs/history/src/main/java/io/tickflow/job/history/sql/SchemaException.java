package io.tickflow.job.history.sql;

import org.jspecify.annotations.Nullable;

/** The tables cannot be used. The message is written for the user: show it as it is. */
public final class SchemaException extends RuntimeException {

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
