package io.tickflow.ticks.content;

import java.io.IOException;

/** Content of a kind that cannot hold ticks; the message says the kind and the way out. */
public final class ContentException extends IOException {

    public ContentException(String message) {
        super(message);
    }
}
