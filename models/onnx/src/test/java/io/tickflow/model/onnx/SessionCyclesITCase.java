package io.tickflow.model.onnx;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cycles of {@link SessionCyclesTest}, ten times as many. */
@Tag("long")
class SessionCyclesITCase {

    @TempDir private Path dir;

    @Test
    void shouldKeepMemoryFlatOverTenThousandCycles() throws Exception {
        new SessionCycles(dir).run(10_000);
    }
}
