package io.tickflow.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, however long the file is. */
final class LogTail {

    private static final int BYTES_MAX = 8 * 1024;

    private LogTail() {}

    /** At most the last {@code count} lines, each indented; at most 8 KB. */
    static String lastLines(Path file, int count) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(log.length(), BYTES_MAX)];
            log.seek(log.length() - end.length);
            log.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n",
                    lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                            .map(line -> "  " + line)
                            .toList());
        }
    }
}
