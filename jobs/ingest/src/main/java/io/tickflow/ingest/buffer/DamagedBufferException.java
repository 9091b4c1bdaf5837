package io.tickflow.ingest.buffer;

import java.io.IOException;

/** Disk buffer with contents that cannot be read. The message names file, place and way out. */
public final class DamagedBufferException extends IOException {

    DamagedBufferException(String message) {
        super(message);
    }
}
