package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.cli.FirstTicks;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo itself, on the start of the project's own ticks: real broker, engine, venue and jobs.
 */
class DemoITCase {

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final int LINES = 8_000;

    @TempDir static Path directory;

    private static Path eurusd;
    private static Path xauusd;

    @BeforeAll
    static void cutTicks() throws Exception {
        System.setProperty("tickflow.home", HOME.toString());
        eurusd = FirstTicks.write("EURUSD_20240307-20240311.mt5.csv.gz", LINES, directory);
        xauusd = FirstTicks.write("XAUUSD_20240307-20240311.mt5.csv.gz", LINES, directory);
    }

    @Test
    void shouldRepeatItselfAtAnyParallelism() throws Exception {
        JsonNode one = demoOnLoopback();
        JsonNode two = demo("two.json", "2");

        long read = one.at("/ticks/read").asLong();
        assertThat(read).isEqualTo(2L * LINES);
        assertThat(one.at("/ticks/accepted").asLong() + sum(one.at("/ticks/rejected")))
                .isEqualTo(read);
        assertThat(one.at("/clickhouse/features").asLong())
                .isEqualTo(one.at("/decisions").asLong());
        assertThat(one.at("/orders/sent").asLong())
                .isPositive()
                .isEqualTo(one.at("/venue/orders").asLong())
                .isEqualTo(one.at("/venue/distinctClOrdIds").asLong());
        assertThat(one.at("/orders/filled").asLong()).isPositive();
        assertThat(one.at("/signals/VETOED").asLong()).isPositive();
        assertThat(sum(one.at("/denials")))
                .isEqualTo(
                        one.at("/signals/DENIED").asLong() + one.at("/signals/EXPIRED").asLong());
        assertThat(two.at("/digest")).isEqualTo(one.at("/digest"));
    }

    /** Runs it while this process and those of broker, engine and venue are watched. */
    private static JsonNode demoOnLoopback() throws Exception {
        try (var watch = new ListenerWatch()) {
            JsonNode report = demo("one.json", "1");
            assertThat(watch.processes()).hasSizeGreaterThan(3);
            assertThat(watch.reachable()).isEmpty();
            return report;
        }
    }

    private static JsonNode demo(String report, String parallelism) throws Exception {
        Path file = directory.resolve(report);
        var command = new CapturedCommandLine();
        int exitCode =
                command.run(
                        "demo",
                        "--ticks",
                        eurusd.toString(),
                        xauusd.toString(),
                        "--parallelism",
                        parallelism,
                        "--report",
                        file.toString());
        assertThat(exitCode).as(command::err).isZero();
        assertThat(command.out()).contains("console at http://127.0.0.1:");
        return new ObjectMapper().readTree(file.toFile());
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }
}
