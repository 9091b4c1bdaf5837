package io.tickflow.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.console.Home;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.metrics.MetricGroup;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filter of Flink's logs: one warning is left out, and nothing beside it. */
class JobLogTest {

    private static final String COLLISION =
            "Name collision: Group already contains a Metric with the name '%s'. Metric will not be"
                    + " reported.[a, b]";

    private final LoggerContext context = LoggerContext.getContext(false);
    private final @Nullable URI configured = context.getConfigLocation();

    @TempDir private Path directory;

    @AfterEach
    void logAsBefore() {
        context.setConfigLocation(configured);
        System.clearProperty("log.file");
    }

    @Test
    void shouldLeaveOutGaugeThatFlinkRegistersAgain() throws Exception {
        JobLog.writeTo(directory);

        assertThat(logged(directory.resolve(JobLog.FILE_NAME)))
                .contains("'otherGauge'", "a word of another logger")
                .doesNotContain("pendingCommittables");
    }

    @Test
    void shouldFilterLogsOfProcesses() throws Exception {
        Path file = directory.resolve("process.log");
        System.setProperty("log.file", file.toString());
        context.setConfigLocation(Home.resolve("flink-conf/log4j.properties").toUri());

        assertThat(logged(file))
                .contains("'otherGauge'", "a word of another logger")
                .doesNotContain("pendingCommittables");
    }

    private static String logged(Path file) throws Exception {
        Logger metrics = LogManager.getLogger(MetricGroup.class);
        metrics.warn(COLLISION.formatted("pendingCommittables"));
        metrics.warn(COLLISION.formatted("otherGauge"));
        LogManager.getLogger("org.apache.flink.Other").info("a word of another logger");
        return Files.readString(file);
    }
}
