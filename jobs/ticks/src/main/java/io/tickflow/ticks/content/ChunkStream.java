package io.tickflow.ticks.content;

import java.io.FilterInputStream;
import java.io.InputStream;

/**
 * Stream that claims nothing to be available. A buffer then returns the bytes of one read before it
 * asks for more, so that a failure of the next read costs none of them.
 */
final class ChunkStream extends FilterInputStream {

    ChunkStream(InputStream in) {
        super(in);
    }

    @Override
    public int available() {
        return 0;
    }
}
