package io.tickflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Containers hold what their processes take, as docs/kubernetes.md adds it up. */
class FlinkMemoryTest {

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
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(sized(job));

        assertThat(spec.getTaskHeapSize()).isGreaterThanOrEqualTo(HEAP_MIN);
        if (job.name().equals("tickflow-signal")) {
            String overlay = job.origin().replace("overlay ", "");
            MemorySize bundle =
                    Settings.load(Repository.overlay(overlay).resolve("tickflow.yaml"), Map.of())
                            .get(ScoringOptions.MODEL_MEMORY_MAX);
            assertThat(spec.getTaskOffHeapSize()).isGreaterThanOrEqualTo(bundle.add(DIRECT));
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("jobs")
    void shouldFitJobManagerIntoContainer(Manifest job) {
        JobManagerProcessSpec spec = JobManagerProcessUtils.processSpecFromConfig(sized(job));

        assertThat(spec.getJvmHeapMemorySize()).isGreaterThanOrEqualTo(HEAP_MIN);
    }

    /** Configuration as the operator makes it of the resources. */
    private static Configuration sized(Manifest job) {
        Configuration configuration = Configuration.fromMap(FlinkDeploymentTest.flinkKeys(job));
        configuration.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, memory(job, "taskManager"));
        configuration.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, memory(job, "jobManager"));
        configuration.set(TaskManagerOptions.CPU_CORES, 1.0);
        return configuration;
    }

    private static MemorySize memory(Manifest job, String process) {
        return MemorySize.parse(
                job.at("spec", process, "resource", "memory").map(String::valueOf).orElseThrow());
    }
}
