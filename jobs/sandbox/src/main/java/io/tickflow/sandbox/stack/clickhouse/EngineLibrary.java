package io.tickflow.sandbox.stack.clickhouse;

import io.tickflow.process.ProcessException;
import io.tickflow.sandbox.stack.npm.NpmCache;
import io.tickflow.sandbox.stack.npm.NpmPackage;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The engine's shared library, fetched once by npm. */
final class EngineLibrary {

    private static final NpmPackage PACKAGE =
            new NpmPackage(
                    "clickhouse",
                    "the ClickHouse engine",
                    "26.7.3-stable.1",
                    "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so",
                    "170 MB, 570 MB on disk",
                    1_300,
                    " (or use a ClickHouse server: --clickhouse http://HOST:8123)");

    private EngineLibrary() {}

    /**
     * Path of the library in the user's cache.
     *
     * @param notice told in one line if it must be fetched first
     * @throws ProcessException with one line that says why it cannot be had
     */
    static Path locate(Consumer<String> notice) {
        return NpmCache.ofUser(notice).locate(PACKAGE);
    }
}
