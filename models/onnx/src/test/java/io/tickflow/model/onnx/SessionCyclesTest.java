package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that are loaded, scored, swapped and closed again and again. */
class SessionCyclesTest {

    @TempDir private Path dir;

    @Test
    void shouldKeepMemoryFlatOverThousandCycles() throws Exception {
        new SessionCycles(dir).run(1_000);
    }

    @Test
    void shouldRefuseBundleAboveBudgetOfMemory() throws IOException {
        Path bundle = SessionCycles.bundle(dir, "one", TestModels.column(), "p1", 1);
        int before = SharedSessions.size();
        var factory = new OnnxScorerFactory(bundle.toString(), SessionCycles.JOB, 1);

        assertThatThrownBy(factory::open)
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("tickflow.model.native-memory-max");
        assertThat(SharedSessions.size()).isEqualTo(before);
    }

    @Test
    void shouldShareSessionUntilLastCloses() throws IOException {
        Path bundle = SessionCycles.bundle(dir, "one", TestModels.column(), "p1", 1);
        int before = SharedSessions.size();
        Scorer first = OnnxBundles.open(bundle, SessionCycles.JOB);
        Scorer second = OnnxBundles.open(bundle, SessionCycles.JOB);

        assertThat(SharedSessions.size()).isEqualTo(before + 1);
        assertThat(first.nativeBytes()).isPositive().isEqualTo(second.nativeBytes());
        first.close();
        first.close();
        assertThat(SessionCycles.score(second)).isEqualTo(0.5f);
        assertThat(SharedSessions.size()).isEqualTo(before + 1);
        second.close();
        assertThat(SharedSessions.size()).isEqualTo(before);
    }
}
