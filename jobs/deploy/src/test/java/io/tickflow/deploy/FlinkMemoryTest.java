package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.settings.ScoringOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers hold what their processes take, as docs/kubernetes.md adds it up. */
class FlinkMemoryTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/kubernetes.md");

    private static final String SIGNAL = "tickflow-signal";
    private static final MemorySize HEAP_MIN = MemorySize.ofMebiBytes(384);

    /** Direct buffers of Kafka's clients and of Flink, beside the memory of ONNX Runtime. */
    private static final MemorySize DIRECT = MemorySize.ofMebiBytes(256);

    @BeforeAll
    static void requireKustomize() {
        assumeTrue(Kustomize.isPresent(), Kustomize.ABSENT);
    }

    static Stream<Manifest> jobs() {
        return Kustomize.isPresent()
                ? Repository.OVERLAYS.stream()
                        .flatMap(overlay -> Kustomize.build(overlay).orElse(List.of()).stream())
                        .filter(manifest -> manifest.kind().equals("FlinkDeployment"))
                : Stream.empty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jobs")
    void shouldFitTaskManagerIntoContainer(Manifest job) {
        TaskExecutorProcessSpec spec =
                TaskExecutorProcessUtils.processSpecFromConfig(MemoryTable.sized(job));

        assertThat(spec.getTaskHeapSize()).isGreaterThanOrEqualTo(HEAP_MIN);
        if (job.name().equals(SIGNAL)) {
            assertThat(spec.getTaskOffHeapSize())
                    .isGreaterThanOrEqualTo(bundleMax(job).multiply(2).add(DIRECT));
        }
    }

    @Test
    void shouldShowPartsOfContainersAsTheyAre() throws IOException {
        List<Manifest> shown = jobs().filter(job -> !job.origin().endsWith("staging")).toList();
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, MemoryTable.regenerated(Files.readString(PAGE), shown));
        }

        String page = Files.readString(PAGE);
        assertThat(page)
                .as(
                        "regenerate with: mvn -pl jobs/deploy -am test -Dtest=FlinkMemoryTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(MemoryTable.regenerated(page, shown));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jobs")
    void shouldFitJobManagerIntoContainer(Manifest job) {
        JobManagerProcessSpec spec =
                JobManagerProcessUtils.processSpecFromConfig(MemoryTable.sized(job));

        assertThat(spec.getJvmHeapMemorySize()).isGreaterThanOrEqualTo(HEAP_MIN);
        assertThat(spec.getJvmDirectMemorySize())
                .as("the main of the SignalJob opens the bundle")
                .isGreaterThanOrEqualTo(
                        job.name().equals(SIGNAL)
                                ? bundleMax(job).add(DIRECT)
                                : MemorySize.ofMebiBytes(128));
    }

    private static MemorySize bundleMax(Manifest job) {
        String overlay = job.origin().replace("overlay ", "");
        return Repository.settings(overlay).get(ScoringOptions.MODEL_MEMORY_MAX);
    }
}
