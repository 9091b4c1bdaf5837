package io.tickflow.dist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Licences and SBOM of the libraries that bin/tickflow and its clusters run on. */
class LicencesITCase {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SBOM = TARGET.resolve("sbom/bom.json");
    private static final Path CARRIED = TARGET.resolve("licences");
    private static final Path ADDED = Path.of("../licences");
    private static final Pattern LINE =
            Pattern.compile(" +(\\(.*?) \\([^():]+:([^():]+):([^():]+) - .*\\)");

    /** Its text is that of Tickflow's own licence; one of several may be chosen. */
    private static final Pattern APACHE = Pattern.compile("(?i)\\((?:The )?Apache[^)]*2.*");

    private static final Map<String, String> TEXTS =
            Map.of(
                    "antlr4-runtime", "ANTLR.txt",
                    "asm", "ASM.txt",
                    "quickfixj-core", "QuickFIXJ.txt",
                    "quickfixj-messages-fix44", "QuickFIXJ.txt",
                    "reactive-streams", "MIT-0.txt",
                    "zstd-jni", "zstd-jni.txt");

    @Test
    void shouldNameEachLibraryInSbom() throws IOException {
        assumeTrue(
                Files.exists(SBOM) || System.getenv("CI") != null,
                "there is no " + SBOM + ", as Maven was offline");
        Set<String> components = new TreeSet<>();
        for (JsonNode component : new ObjectMapper().readTree(SBOM.toFile()).path("components")) {
            components.add(
                    component.path("name").asText() + '-' + component.path("version").asText());
            assertThat(component.path("licenses")).as(component.toString()).isNotEmpty();
        }

        assertThat(libraries()).hasSizeGreaterThan(100);
        assertThat(components).containsAll(libraries());
    }

    @Test
    void shouldNameEachLicence() throws IOException {
        assertThat(thirdParty().keySet()).containsAll(foreign());
        assertThat(thirdParty().values()).noneMatch(licence -> licence.contains("Unknown"));
    }

    @Test
    void shouldHoldTextOfEachLicence() throws IOException {
        Map<String, String> licences = thirdParty();
        Set<String> without = new TreeSet<>();
        for (String library : foreign()) {
            String licence = licences.getOrDefault(library, "");
            if (!APACHE.matcher(licence).lookingAt()
                    && !licence.startsWith("(Public Domain)")
                    && !hasText(library.replaceFirst("-\\d.*", ""))) {
                without.add(library + ' ' + licence);
            }
        }

        assertThat(without).as("put the text into jobs/dist/licences").isEmpty();
    }

    private static boolean hasText(String artifact) throws IOException {
        if (TEXTS.containsKey(artifact)) {
            return Files.exists(ADDED.resolve(TEXTS.get(artifact)));
        }
        for (String shared : new String[] {"MIT.txt", "BSD-3-Clause.txt"}) {
            if (Files.readString(ADDED.resolve(shared)).contains('\n' + artifact + ": ")) {
                return true;
            }
        }
        Path carried = CARRIED.resolve(artifact + "-jar");
        if (!Files.isDirectory(carried)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(carried)) {
            return files.anyMatch(Files::isRegularFile);
        }
    }

    /** Licence of each library, by the name of its jar. */
    private static Map<String, String> thirdParty() throws IOException {
        Map<String, String> licences = new TreeMap<>();
        for (String line : Files.readAllLines(CARRIED.resolve("THIRD-PARTY.txt"))) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                licences.put(parts.group(2) + '-' + parts.group(3), parts.group(1));
            }
        }
        return licences;
    }

    private static Set<String> foreign() throws IOException {
        Set<String> names = libraries();
        names.removeIf(name -> name.startsWith("tickflow-"));
        return names;
    }

    /** Names of the jars without their ending: artifact and version. */
    private static Set<String> libraries() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : new String[] {"../../cli/target/dist/lib", "../flink/target/lib"}) {
            try (Stream<Path> jars = Files.list(Path.of(folder))) {
                jars.map(jar -> jar.getFileName().toString().replaceFirst("\\.jar$", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
