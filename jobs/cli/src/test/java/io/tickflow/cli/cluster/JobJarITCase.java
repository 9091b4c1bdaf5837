package io.tickflow.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
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
    void shouldFindOnnxRuntimeInLibFolder() throws IOException {
        assertThat(libraries().map(jar -> jar.getFileName().toString()))
                .anyMatch(name -> name.startsWith("onnxruntime-"))
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
