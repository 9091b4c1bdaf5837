package io.tickflow.job.history.sql;

import org.jspecify.annotations.Nullable;

/** Unusable tables. The message is meant for the user and shown unchanged. */
public final class SchemaException extends RuntimeException {

    public SchemaException(String message) {
        super(message);
    }

    public SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
