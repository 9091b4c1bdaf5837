package io.tickflow.bench.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Memory of a process as Linux counts it, in KB.
 *
 * @param residentKb in memory now, VmRSS
 * @param peakKb most that ever was, VmHWM
 * @param threads number of threads
 */
record ProcessMemory(long residentKb, long peakKb, int threads) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Reads it of a running process. */
    static ProcessMemory of(long pid) throws IOException {
        Map<String, Long> values = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            String[] words = BLANKS.split(line, -1);
            // A line may have no value, such as Groups of a process in none.
            if (words.length > 1 && NUMBER.matcher(words[1]).matches()) {
                values.put(words[0], Long.parseLong(words[1]));
            }
        }
        return new ProcessMemory(
                value(values, "VmRSS:"), value(values, "VmHWM:"), (int) value(values, "Threads:"));
    }

    private static long value(Map<String, Long> values, String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("/proc shows no " + name);
        }
        return value;
    }
}
