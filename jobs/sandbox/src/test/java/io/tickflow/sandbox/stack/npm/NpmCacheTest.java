package io.tickflow.sandbox.stack.npm;

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
class NpmCacheTest {

    private static final String VERSION = "26.7.3-stable.1";
    private static final NpmPackage ENGINE =
            new NpmPackage(
                    "clickhouse",
                    "the engine",
                    VERSION,
                    "node_modules/@chdb/lib-linux-x64-gnu/libchdb.so",
                    "1 MB",
                    1,
                    " (or use a server)");
    private static final String INSTALLS =
            "d=node_modules/@chdb/lib-linux-x64-gnu; mkdir -p $d; cat package-lock.json >"
                    + " $d/libchdb.so";

    @TempDir Path directory;

    private final List<String> notices = new ArrayList<>();

    @Test
    void shouldFetchOnceAndSaySo() throws Exception {
        NpmCache cache = cache(script(INSTALLS));

        Path first = cache.locate(ENGINE);
        Path second = cache.locate(ENGINE);

        assertThat(second).isEqualTo(first);
        assertThat(first).content().contains("@chdb/lib-linux-x64-gnu", VERSION);
        assertThat(notices)
                .singleElement()
                .asString()
                .contains("fetching the engine once (1 MB) to ");
    }

    @Test
    void shouldReplaceWhatInterruptedInstallationLeftBehind() throws Exception {
        Path draft = directory.resolve("cache/clickhouse-" + VERSION + ".draft");
        Files.createDirectories(draft);
        Files.writeString(draft.resolve("half"), "");

        cache(script(INSTALLS)).locate(ENGINE);

        assertThat(draft).doesNotExist();
    }

    @Test
    void shouldShowNothingThatCannotBeCompleted() throws Exception {
        NpmCache cache = cache(script(INSTALLS));

        assertThatThrownBy(
                        () ->
                                cache.locate(
                                        ENGINE,
                                        file -> {
                                            assertThat(file).isRegularFile();
                                            throw new ProcessException("no link");
                                        }))
                .hasMessage("no link (or use a server)");

        assertThat(directory.resolve("cache/clickhouse-" + VERSION)).doesNotExist();
        assertThat(cache.locate(ENGINE)).isRegularFile();
    }

    @Test
    void shouldSayInOneLineThatNpmIsMissing() {
        assertThatThrownBy(() -> cache("no-such-npm").locate(ENGINE))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("no-such-npm (Node.js) does not run")
                .hasMessageEndingWith(" (or use a server)")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldShowErrorOfNpmInOneLine() throws Exception {
        NpmCache cache =
                cache(
                        script(
                                "echo 'npm error code ENOTFOUND';"
                                        + " echo 'npm error getaddrinfo ENOTFOUND host'; exit 1"));

        assertThatThrownBy(() -> cache.locate(ENGINE))
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

        assertThatThrownBy(() -> cache("npm").locate(ENGINE))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldPreferOwnVariableToSharedOne() {
        assertThat(NpmCache.folderOf(Map.of("TICKFLOW_CACHE", "/a", "XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/a"));
        assertThat(NpmCache.folderOf(Map.of("XDG_CACHE_HOME", "/b")))
                .isEqualTo(Path.of("/b/tickflow"));
        assertThat(NpmCache.folderOf(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/tickflow"));
    }

    private NpmCache cache(String npm) {
        return new NpmCache(directory.resolve("cache"), new NpmInstall(npm), notices::add);
    }

    private String script(String body) throws Exception {
        Path script = Files.writeString(directory.resolve("npm"), "#!/bin/sh\n" + body + '\n');
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
