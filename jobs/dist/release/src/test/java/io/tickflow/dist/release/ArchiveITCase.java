package io.tickflow.dist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of {@code -Prelease} as a user has it: unpacked in a bare folder, with an empty home,
 * a JDK, Node and no Maven.
 */
@Tag("long")
class ArchiveITCase {

    private static final long MINUTES_MAX = 20;

    /** Programs of the bare machine; npm's engine and Java's children need no others. */
    private static final List<String> PROGRAMS =
            List.of("bash", "env", "dirname", "readlink", "node", "npm");

    @TempDir private Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void unpack() throws Exception {
        Path archive = archive();
        run(Map.of("PATH", "/usr/bin:/bin"), folder, "tar", "-xzf", archive.toString());
        try (Stream<Path> unpacked = Files.list(folder)) {
            List<Path> roots = unpacked.filter(Files::isDirectory).toList();
            assertThat(roots).hasSize(1);
            home = roots.get(0);
        }
    }

    @Test
    void shouldMatchItsChecksum() throws Exception {
        Path archive = archive();
        var digest = MessageDigest.getInstance("SHA-256");
        String sum = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(archive)));

        assertThat(Files.readString(Path.of(archive + ".sha256")))
                .startsWith(sum + " ")
                .contains(archive.getFileName().toString());
    }

    @Test
    void shouldHoldEachLibraryOnce() throws IOException {
        List<String> names = new ArrayList<>();
        for (String lib : List.of("lib/cli", "lib/flink")) {
            try (Stream<Path> jars = Files.list(home.resolve(lib))) {
                jars.map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                        .forEach(names::add);
            }
        }

        assertThat(names).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(home)
                .isDirectoryContaining("glob:**/LICENSE")
                .isDirectoryContaining("glob:**/NOTICE")
                .isDirectoryContaining("glob:**/UPGRADING.md");
        assertThat(home.resolve("sbom/bom.json")).isRegularFile();
        assertThat(home.resolve("licences/THIRD-PARTY.txt")).isRegularFile();
        assertThat(home.resolve("sbom/console.json")).content().contains("\"pkg:npm/preact@");
        assertThat(home.resolve("licences/CONSOLE-THIRD-PARTY.txt"))
                .content()
                .contains("(MIT) preact ");
    }

    /** Equal sources give equal bytes, whenever and wherever they are built. */
    @Test
    void shouldTellNeitherTimeNorPlaceOfBuild() throws Exception {
        String listed =
                run(
                        Map.of("PATH", "/usr/bin:/bin", "TZ", "UTC"),
                        folder,
                        "tar",
                        "--full-time",
                        "--numeric-owner",
                        "-tvzf",
                        archive().toString());
        String place = Path.of("../../..").toRealPath().toString();

        assertThat(listed.lines().map(ArchiveITCase::ownerAndTime).distinct())
                .singleElement()
                .asString()
                .startsWith("0/0 ");
        for (Path file : files(home).keySet()) {
            assertThat(holds(home.resolve(file), place)).as("%s has %s", file, place).isFalse();
        }
    }

    @Test
    void shouldRunDemoWithoutMavenAndSources() throws Exception {
        Path user = Files.createDirectory(folder.resolve("user"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Map<String, String> bare =
                Map.of(
                        "HOME", user.toString(),
                        "PATH", programs().toString(),
                        "TMPDIR", temporary.toString(),
                        "TICKFLOW_JAVA_OPTS", "-Duser.home=" + user);
        Map<Path, Long> before = files(home);

        assertThat(run(bare, user, tickflow(), "--help")).contains("demo", "rollout");
        String out = run(bare, user, tickflow(), "demo");

        assertThat(out).contains("accounts      every count adds up");
        assertThat(files(home)).as("nothing is written into the installation").isEqualTo(before);
        assertThat(user.resolve(".m2")).doesNotExist();
    }

    private static String ownerAndTime(String line) {
        String[] words = line.split(" +", 6);
        return words[1] + ' ' + words[3] + ' ' + words[4];
    }

    /** Returns true if a file, or an entry of a jar of ours, has a text. */
    private static boolean holds(Path file, String text) throws IOException {
        if (!file.getFileName().toString().matches("tickflow-.*[.]jar")) {
            return holds(Files.readAllBytes(file), text);
        }
        try (var jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                try (InputStream in = jar.getInputStream(entry)) {
                    if (holds(in.readAllBytes(), text)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean holds(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    private String tickflow() {
        return home.resolve("bin/tickflow").toString();
    }

    private Path programs() throws IOException {
        Path path = Files.createDirectory(folder.resolve("path"));
        Files.createSymbolicLink(
                path.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(path.resolve(program), located(program));
        }
        return path;
    }

    private static Path located(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + program + " on the PATH"));
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
            assumeTrue(!archives.isEmpty(), "there is no archive in target: build with -Prelease");
            assertThat(archives).hasSize(1);
            return archives.get(0);
        }
    }

    private static Map<Path, Long> files(Path root) throws IOException {
        Map<Path, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(root.relativize(file), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return sizes;
    }

    /** Standard output of a command that has to end with 0, in this environment alone. */
    private String run(Map<String, String> environment, Path directory, String... command)
            throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(List.of(command) + Files.readString(out) + Files.readString(err))
                .isZero();
        return Files.readString(out);
    }
}
