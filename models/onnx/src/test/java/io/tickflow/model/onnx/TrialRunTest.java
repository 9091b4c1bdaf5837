package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialRunTest {

    private static final Duration END_MAX = Duration.ofSeconds(60);

    @Test
    void shouldEndItsThreadWhenClosed() throws Exception {
        List<Thread> watches;
        try (var trial = new TrialRun()) {
            assertThat(trial.options()).isNotNull();
            watches = watches();
            assertThat(watches).isNotEmpty();
        }

        for (Thread watch : watches) {
            watch.join(END_MAX.toMillis());
            assertThat(watch.isAlive()).isFalse();
        }
    }

    private static List<Thread> watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("model-trial"))
                .toList();
    }
}
