package io.tickflow.ingest.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    @TempDir private Path folder;

    @Test
    void shouldReadBackTheNewest() throws IOException {
        var file = new CheckpointFile(folder);
        var streams =
                Map.of(
                        new StreamId("a \"quoted\" one", "EURUSD"), new Cursor(7, 1_000, 2),
                        new StreamId("b", "#S&P/500"), new Cursor(1L << 40, 2_000, 1));
        var newest = new Checkpoint("mt5.ticks", "id", true, 99, streams, Map.of(0, 5L, 3, 8L));

        assertThat(file.read()).isEmpty();
        file.write(new Checkpoint("mt5.ticks", "id", false, 1, Map.of(), Map.of()));
        file.write(newest);

        assertThat(file.read()).contains(newest);
    }

    @Test
    void shouldRefuseDamagedFile() throws IOException {
        Files.writeString(folder.resolve("checkpoint.json"), "{\"topic\": ");

        assertThatThrownBy(new CheckpointFile(folder)::read)
                .isInstanceOf(DamagedBufferException.class)
                .hasMessageContaining("is damaged");
    }
}
