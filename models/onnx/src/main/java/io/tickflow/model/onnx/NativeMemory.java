package io.tickflow.model.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process as the system counts it. */
final class NativeMemory {

    /** Sizes in pages, available only on Linux. */
    private static final Path SIZES = Path.of("/proc/self/statm");

    private static final int PAGE_BYTES = 4096;
    private static final int RESIDENT = 1;

    private NativeMemory() {}

    /** Resident bytes of the process; 0 where the system does not tell. */
    static long residentBytes() {
        try {
            String[] sizes = Files.readString(SIZES).split(" ", -1);
            return Long.parseLong(sizes[RESIDENT]) * PAGE_BYTES;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
