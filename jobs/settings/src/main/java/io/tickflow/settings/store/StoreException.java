package io.tickflow.settings.store;

import org.jspecify.annotations.Nullable;

/** Signals that the store of settings does not answer, or cannot be read with this key. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
