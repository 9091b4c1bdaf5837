package io.tickflow.ingest.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickBufferTest {

    private static final long BYTES_MAX = 1 << 20;

    @TempDir private Path folder;

    @Test
    void shouldReadBackWhatWasAppended() throws IOException {
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            append(buffer, 1, 3);
            append(buffer, 4, 2);

            assertThat(all(buffer)).containsExactly(entry(1, 3), entry(4, 2));
        }
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            assertThat(all(buffer)).containsExactly(entry(1, 3), entry(4, 2));
        }
    }

    @Test
    void shouldCutOffInterruptedWriteAtAnyByte() throws IOException {
        long whole;
        long end;
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            append(buffer, 1, 3);
            whole = buffer.end();
            append(buffer, 4, 2);
            end = buffer.end();
        }
        byte[] content = Files.readAllBytes(file());
        for (long length = whole; length < end; length++) {
            Files.write(file(), Arrays.copyOf(content, (int) length));
            try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
                assertThat(all(buffer)).as("length %d", length).containsExactly(entry(1, 3));
                assertThat(buffer.end()).isEqualTo(whole);
            }
        }
    }

    @Test
    void shouldCutOffDamagedLastEntry() throws IOException {
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            append(buffer, 1, 3);
            append(buffer, 4, 2);
        }
        damage(Files.size(file()) - 1);

        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            assertThat(all(buffer)).containsExactly(entry(1, 3));
        }
    }

    @Test
    void shouldRefuseDamageBeforeTheLastEntry() throws IOException {
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            append(buffer, 1, 3);
            append(buffer, 4, 2);
        }
        damage(20);

        assertThatThrownBy(() -> TickBuffer.open(folder, BYTES_MAX))
                .isInstanceOf(DamagedBufferException.class)
                .hasMessageContaining("is damaged at byte 0");
    }

    @Test
    void shouldRefuseEntryBeyondBound() throws IOException {
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            long next = 1;
            while (buffer.append(entry(next, 100), () -> {})) {
                next += 100;
            }
            long full = buffer.end();

            assertThat(buffer.bytes()).isLessThanOrEqualTo(BYTES_MAX);
            assertThat(full).isGreaterThan(BYTES_MAX - 10_000);

            buffer.dropBefore(full);

            assertThat(buffer.append(entry(next, 100), () -> {})).isTrue();
            assertThat(buffer.read(full)).isNotNull();
        }
    }

    @Test
    void shouldKeepWhatIsNotDropped() throws IOException {
        long middle = 0;
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            for (int i = 0; i < 100; i++) {
                if (i == 50) {
                    middle = buffer.end();
                }
                append(buffer, 1 + 100L * i, 100);
            }
            buffer.dropBefore(middle);
        }
        try (TickBuffer buffer = TickBuffer.open(folder, BYTES_MAX)) {
            assertThat(buffer.start()).isPositive().isLessThanOrEqualTo(middle);
            assertThat(from(buffer, middle)).hasSize(50);
        }
    }

    @Test
    void shouldLockFolder() throws IOException {
        try (BufferLock first = BufferLock.take(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> BufferLock.take(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another gateway uses the buffer");
        }
        BufferLock.take(folder).close();
    }

    private static void append(TickBuffer buffer, long first, int ticks) throws IOException {
        assertThat(buffer.append(entry(first, ticks), () -> {})).isTrue();
    }

    private static List<BufferEntry> all(TickBuffer buffer) throws IOException {
        return from(buffer, buffer.start());
    }

    private static List<BufferEntry> from(TickBuffer buffer, long position) throws IOException {
        List<BufferEntry> entries = new ArrayList<>();
        for (TickBuffer.Stored stored = buffer.read(position);
                stored != null;
                stored = buffer.read(stored.end())) {
            entries.add(stored.entry());
        }
        return entries;
    }

    private static BufferEntry entry(long first, int ticks) {
        return new BufferEntry(
                List.of(
                        new StreamTicks(
                                new StreamId("demo", "EURUSD.a"),
                                first + ticks,
                                LongStream.range(first, first + ticks)
                                        .mapToObj(
                                                number ->
                                                        new NumberedTick(
                                                                number,
                                                                new FeedTick(
                                                                        number, -1.5, 2, 0, 3, 6)))
                                        .toList())));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::isSegment).findFirst().orElseThrow();
        }
    }

    private void damage(long at) throws IOException {
        try (var file = new RandomAccessFile(file().toFile(), "rw")) {
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ 0x40);
        }
    }
}
