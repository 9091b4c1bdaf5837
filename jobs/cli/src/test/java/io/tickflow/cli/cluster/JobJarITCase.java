package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Content of the job jar, and of the cluster's lib folder. */
class JobJarITCase {

    private static final Path JAR = Home.resolve("jobs/dist/job/target/tickflow-job.jar");
    private static final Path LIB = Home.resolve("jobs/dist/flink/target/lib");

    @Test
    void shouldHoldJobsWithoutClusterLibraries() throws IOException {
        Set<String> entries = entries(JAR);

        assertThat(entries)
                .contains(
                        "io/tickflow/job/trading/SignalJob.class",
                        "io/tickflow/job/trading/DeskJob.class",
                        "io/tickflow/job/history/HistoryJob.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "FIX44.xml",
                        "META-INF/NOTICE",
                        "META-INF/LICENSE");
        assertThat(entries)
                .noneMatch(
                        name ->
                                name.startsWith("org/apache/flink/api/")
                                        || name.startsWith("org/apache/flink/runtime/")
                                        || name.startsWith("org/apache/flink/state/")
                                        || name.startsWith("org/rocksdb/")
                                        || name.startsWith("org/slf4j/")
                                        || name.startsWith("org/apache/logging/")
                                        || name.startsWith("ai/onnxruntime/")
                                        || name.startsWith("org/xerial/snappy/")
                                        || name.startsWith("com/github/luben/zstd/")
                                        || name.startsWith("net/jpountz/")
                                        || name.startsWith("ml/dmlc/")
                                        || name.startsWith("io/tickflow/model/training/"));
    }

    @Test
    void shouldHoldNoClassThatClusterHasToo() throws IOException {
        Set<String> flink =
                libraries()
                        .filter(jar -> jar.getFileName().toString().startsWith("flink-"))
                        .flatMap(jar -> entries(jar).stream())
                        .filter(name -> name.endsWith(".class") && name.startsWith("org/apache/"))
                        .collect(Collectors.toSet());

        assertThat(flink).hasSizeGreaterThan(5_000);
        flink.retainAll(entries(JAR));
        assertThat(flink).isEmpty();
    }

    @Test
    void shouldMergeServiceFiles() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var entry =
                    jar.getJarEntry(
                            "META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider");
            assertThat(entry).isNotNull();
            String providers =
                    new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Arrays.asList(providers.split("\\s+")))
                    .contains("org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        }
    }

    @Test
    void shouldNameEachLibraryInSbomAndLicences() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assumeTrue(
                    jar.getJarEntry("META-INF/sbom/bom.json") != null
                            || System.getenv("CI") != null,
                    "the job jar has no SBOM, as Maven was offline");
            String licences = text(jar, "META-INF/THIRD-PARTY.txt");
            Set<String> components = new HashSet<>();
            for (JsonNode component :
                    new ObjectMapper()
                            .readTree(text(jar, "META-INF/sbom/bom.json"))
                            .path("components")) {
                components.add(
                        component.path("group").asText()
                                + ":"
                                + component.path("name").asText()
                                + ":"
                                + component.path("version").asText());
                assertThat(component.path("licenses")).as(component.toString()).isNotEmpty();
            }
            List<String> libraries = libraries(jar);

            assertThat(libraries).hasSizeGreaterThan(15);
            for (String library : libraries) {
                assertThat(components).contains(library);
                assertThat(licences).contains("(" + library + " - ");
            }
            assertThat(licences).doesNotContain("Unknown license");
        }
        assertThat(entries(JAR))
                .contains(
                        "META-INF/licences/QuickFIXJ.txt",
                        "META-INF/licences/ANTLR.txt",
                        "META-INF/licences/ASM.txt",
                        "META-INF/licences/Tickflow-NOTICE.txt",
                        "META-INF/licences/mina-core-jar/META-INF/LICENSE");
    }

    /** Coordinates of the libraries in the jar, by the properties that Maven leaves in each. */
    private static List<String> libraries(JarFile jar) throws IOException {
        var libraries = new ArrayList<String>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().matches("META-INF/maven/.*/pom\\.properties")) {
                var properties = new Properties();
                properties.load(jar.getInputStream(entry));
                String group = properties.getProperty("groupId");
                if (!group.equals("io.tickflow")) {
                    libraries.add(
                            group
                                    + ":"
                                    + properties.getProperty("artifactId")
                                    + ":"
                                    + properties.getProperty("version"));
                }
            }
        }
        return libraries;
    }

    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldFindNativeLibrariesInLibFolder() throws IOException {
        assertThat(libraries().map(jar -> jar.getFileName().toString()))
                .anyMatch(name -> name.startsWith("onnxruntime-"))
                .anyMatch(name -> name.startsWith("zstd-jni-"))
                .anyMatch(name -> name.startsWith("flink-runtime-web-"))
                .anyMatch(name -> name.startsWith("flink-metrics-prometheus-"))
                .noneMatch(name -> name.startsWith("tickflow-"));
    }

    private static Stream<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(LIB)) {
            return jars.toList().stream();
        }
    }

    private static Set<String> entries(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
