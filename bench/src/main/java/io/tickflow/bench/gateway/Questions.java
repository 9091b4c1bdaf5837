package io.tickflow.bench.gateway;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Paths that are asked one after the other, by all connections together. Thread-safe. */
final class Questions {

    private final List<String> paths;
    private final boolean isEndless;
    private final AtomicInteger next = new AtomicInteger();

    private Questions(List<String> paths, boolean isEndless) {
        this.paths = List.copyOf(paths);
        this.isEndless = isEndless;
    }

    /** All of them by turns, again and again. */
    static Questions again(List<String> paths) {
        return new Questions(paths, true);
    }

    /** Each of them once. */
    static Questions once(List<String> paths) {
        return new Questions(paths, false);
    }

    /** Takes the next path; null after the last one. */
    @Nullable String next() {
        int index = next.getAndIncrement();
        if (isEndless) {
            return paths.get(index % paths.size());
        }
        return index < paths.size() ? paths.get(index) : null;
    }
}
