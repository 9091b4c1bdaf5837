package io.tickflow.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.operate.check.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorScreenTest {

    @Test
    void shouldWriteAdviceBelowAFailedCheck() {
        assertThat(
                        DoctorScreen.of(
                                List.of(
                                        CheckResult.pass("kafka", "127.0.0.1:9092 answers"),
                                        CheckResult.fail("topics", "a is 1\nb is 2", "alter them"),
                                        CheckResult.skip("fix", "mode PAPER"))))
                .isEqualTo(
                        """
                          PASS  kafka        127.0.0.1:9092 answers
                          FAIL  topics       a is 1
                                             b is 2
                                             -> alter them
                          SKIP  fix          mode PAPER

                        1 passed, 1 failed, 1 skipped
                        """);
    }
}
