package io.tickflow.connector.tls;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An unusable certificate or key. The message names option, file and next step. */
public final class TlsFileException extends IOException {

    TlsFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
