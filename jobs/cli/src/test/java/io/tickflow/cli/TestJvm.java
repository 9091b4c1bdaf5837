package io.tickflow.cli;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** Settings of JVMs and jobs that live as shortly as a test. */
public final class TestJvm {

    /**
     * Flink's threads that flush wake a tenth as often as those of a deployment, for whose latency
     * an idle job takes a tenth of a core.
     */
    public static final Duration BUFFER_TIMEOUT = Duration.ofMillis(10);

    private static final String VERIFIER = "BytecodeVerificationRemote";

    private TestJvm() {}

    /** Options of this JVM for its children: packages that Flink reflects on, and the verifier. */
    public static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(
                        option ->
                                option.startsWith("--add-opens")
                                        || option.equals("-XX:+UnlockDiagnosticVMOptions")
                                        || option.endsWith(VERIFIER))
                .toList();
    }
}
