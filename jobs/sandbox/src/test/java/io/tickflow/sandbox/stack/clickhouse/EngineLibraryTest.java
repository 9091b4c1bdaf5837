package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.process.ProcessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stands a small shell script in for npm, so that nothing is fetched. */
class EngineLibraryTest {

    private static final String INSTALLS =
            "d=node_modules/@chdb/lib-linux-x64-gnu; mkdir -p $d; cat package-lock.json >"
                    + " $d/libchdb.so";

    @TempDir Path directory;

    private final List<String> notices = new ArrayList<>();

    @Test
    void shouldFetchOnceAndSaySo() throws Exception {
        EngineLibrary library = library(script(INSTALLS));

        Path first = library.locate();
        Path second = library.locate();

        assertThat(second).isEqualTo(first);
        assertThat(first).content().contains("@chdb/lib-linux-x64-gnu", EngineLibrary.VERSION);
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("fetching the ClickHouse engine once");
    }

    @Test
    void shouldReplaceWhatInterruptedInstallationLeftBehind() throws Exception {
        Path draft = directory.resolve("cache/clickhouse-" + EngineLibrary.VERSION + ".draft");
        Files.createDirectories(draft);
        Files.writeString(draft.resolve("half"), "");

        library(script(INSTALLS)).locate();

        assertThat(draft).doesNotExist();
    }

    @Test
    void shouldSayInOneLineThatNpmIsMissing() {
        assertThatThrownBy(() -> library("no-such-npm").locate())
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("no-such-npm (Node.js) does not run")
                .hasMessageContaining("--clickhouse")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldShowErrorOfNpmInOneLine() throws Exception {
        EngineLibrary library =
                library(
                        script(
                                "echo 'npm error code ENOTFOUND';"
                                        + " echo 'npm error getaddrinfo ENOTFOUND host'; exit 1"));

        assertThatThrownBy(library::locate)
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("npm error getaddrinfo ENOTFOUND host")
                .hasMessageContaining("clickhouse-npm.log")
                .message()
                .doesNotContain("\n");
        try (Stream<Path> left = Files.list(directory.resolve("cache"))) {
            assertThat(left).noneMatch(Files::isDirectory);
        }
    }

    @Test
    void shouldSayThatCacheCannotBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("cache"), "not a directory");

        assertThatThrownBy(() -> library("npm").locate())
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldPreferOwnVariableToSharedOne() {
        assertThat(EngineLibrary.cacheOf(Map.of("TICKFLOW_CACHE", "/a", "XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/a"));
        assertThat(EngineLibrary.cacheOf(Map.of("XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/b/tickflow"));
        assertThat(EngineLibrary.cacheOf(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tickflow"));
    }

    private EngineLibrary library(String npm) {
        return new EngineLibrary(directory.resolve("cache"), new NpmInstall(npm), notices::add);
    }

    private String script(String body) throws Exception {
        Path script = Files.writeString(directory.resolve("npm"), "#!/bin/sh\n" + body + '\n');
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
