package io.tickflow.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.process.ProcessException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ProcessSignalsITCase {

    @Test
    void shouldFreezeProcessAndLetItGoOn() throws Exception {
        Process echo = new ProcessBuilder("cat").start();
        try (BufferedWriter in = echo.outputWriter();
                BufferedReader out = echo.inputReader()) {
            CompletableFuture<String> answer;
            try (var frozen = ProcessSignals.freeze(echo.pid())) {
                in.write("still there\n");
                in.flush();
                answer = CompletableFuture.supplyAsync(() -> out.lines().findFirst().orElse(""));
                assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                assertThat(echo.isAlive()).isTrue();
            }

            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("still there");
        } finally {
            echo.destroyForcibly();
        }
    }

    @Test
    void shouldKillAlsoProcessThatIsFrozen() throws Exception {
        Process echo = new ProcessBuilder("cat").start();
        var unused = ProcessSignals.freeze(echo.pid());

        ProcessSignals.kill(echo.pid());

        assertThat(echo.waitFor()).isEqualTo(128 + 9);
        assertThatThrownBy(() -> ProcessSignals.kill(echo.pid()))
                .isInstanceOf(ProcessException.class);
    }
}
