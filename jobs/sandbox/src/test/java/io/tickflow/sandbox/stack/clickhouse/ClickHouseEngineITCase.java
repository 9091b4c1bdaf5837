package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.process.ProcessException;
import io.tickflow.process.ScratchFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One engine in its own process, as the official drivers use it. */
class ClickHouseEngineITCase {

    private static ScratchFolder sandbox;
    private static ClickHouseEngine engine;

    @BeforeAll
    static void startEngine(@TempDir Path parent) {
        sandbox = ScratchFolder.create(parent, false);
        engine = ClickHouseEngine.start(sandbox, line -> System.out.println(line));
    }

    @AfterAll
    static void stopEngine() {
        sandbox.close();
    }

    @Nested
    class Jdbc extends JdbcScenario {
        Jdbc() {
            super(new EngineUser(engine));
        }
    }

    @Nested
    class Inserts extends InsertScenario {
        Inserts() {
            super(new EngineUser(engine));
        }
    }

    @Nested
    class Answers extends AnswerScenario {
        Answers() {
            super(new EngineUser(engine), sandbox);
        }
    }

    @Test
    void shouldRefuseDirectoryThatAnotherEngineUses() {
        assertThatThrownBy(
                        () ->
                                ClickHouseEngine.start(
                                        sandbox, sandbox.data("clickhouse"), 0, line -> {}))
                .isInstanceOf(ProcessException.class)
                .hasMessageContaining("already running");
    }
}
