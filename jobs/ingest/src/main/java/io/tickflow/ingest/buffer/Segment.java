package io.tickflow.ingest.buffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Append-only file of entries, each with length and checksum. Positions count bytes over all
 * segments; the name of a file is its first position. Not thread-safe.
 */
final class Segment implements AutoCloseable {

    static final String PREFIX = "ticks-";
    static final String SUFFIX = ".log";

    private static final int HEADER_BYTES = 2 * Integer.BYTES;
    private static final int ENTRY_BYTES_MAX = 64 << 20;

    private final Path file;
    private final long base;
    private final FileChannel channel;
    private long size;

    private Segment(Path file, long base, FileChannel channel, long size) {
        this.file = file;
        this.base = base;
        this.channel = channel;
        this.size = size;
    }

    /** Entry with the position after it. */
    record Found(byte[] payload, long end) {}

    static Segment create(Path folder, long base) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%s%020d%s", PREFIX, base, SUFFIX));
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        forceFolder(folder);
        return new Segment(file, base, channel, 0);
    }

    static Segment open(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new Segment(
                file,
                Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length())),
                channel,
                channel.size());
    }

    static boolean isSegment(Path file) {
        return String.valueOf(file.getFileName()).matches(PREFIX + "\\d{20}\\" + SUFFIX);
    }

    long base() {
        return base;
    }

    long end() {
        return base + size;
    }

    /** Appends an entry and forces it to disk. */
    void append(byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(frameBytes(payload));
        frame.putInt(payload.length).putInt(checksum(payload)).put(payload).flip();
        long at = size;
        while (frame.hasRemaining()) {
            at += channel.write(frame, at);
        }
        channel.force(false);
        size = at;
    }

    static int frameBytes(byte[] payload) {
        return HEADER_BYTES + payload.length;
    }

    /**
     * Reads the entry at a position.
     *
     * @return null at the end, or at an entry whose write was cut off
     * @throws DamagedBufferException if an entry before the last one is not intact
     */
    @Nullable Found read(long position) throws IOException {
        long at = position - base;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (at + HEADER_BYTES > size || !fill(header, at)) {
            return null;
        }
        int length = header.getInt();
        int checksum = header.getInt();
        if (length <= 0 || length > ENTRY_BYTES_MAX || at + HEADER_BYTES + length > size) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        if (!fill(payload, at + HEADER_BYTES)) {
            return null;
        }
        long end = at + HEADER_BYTES + length;
        if (checksum(payload.array()) != checksum) {
            if (end == size) {
                return null;
            }
            throw damaged(at);
        }
        return new Found(payload.array(), base + end);
    }

    /** Cuts off what follows {@code position}: the rest of a write that was interrupted. */
    void truncate(long position) throws IOException {
        channel.truncate(position - base);
        channel.force(true);
        size = position - base;
    }

    DamagedBufferException damaged(long at) {
        return new DamagedBufferException(
                "%s is damaged at byte %,d. Maybe restore the folder, or start with another one: terminals then continue from the ticks in the topic"
                        .formatted(file, at));
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static void forceFolder(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private boolean fill(ByteBuffer buffer, long from) throws IOException {
        long at = from;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        buffer.flip();
        return true;
    }

    private static int checksum(byte[] payload) {
        var crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
