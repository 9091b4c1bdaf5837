package io.tickflow.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History without a single accepted tick. */
class UnacceptedTicksITCase {

    @TempDir private Path folder;

    @Test
    void shouldRefuseHistoryWithoutAcceptedTick() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("EURUSD_crossed.csv"),
                        """
                        <DATE>\t<TIME>\t<BID>\t<ASK>
                        2024.03.06\t10:05:00.937\t1.2\t1.1
                        2024.03.06\t10:05:01.937\t1.2\t1.1
                        2024.03.06\tnoon\t1.2\t1.1
                        """);
        var command = new CapturedCommandLine();

        int exitCode = command.run("backfill", "--no-clickhouse", "--ticks", file.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(command.err())
                .contains("not one of 3 ticks is accepted: rejected {CROSSED")
                .contains("bin/tickflow ticks inspect")
                .doesNotContain("\tat ");
    }
}
