package io.tickflow.ticks.parquet;

import io.tickflow.ticks.content.ContentException;
import io.tickflow.ticks.content.FileContent;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes of a Parquet file at any position; a compressed one is held in memory. */
final class ParquetBytes implements Closeable {

    private static final int UNPACKED_BYTES_MAX = 1 << 29;

    private final @Nullable FileChannel channel;
    private final byte[] unpacked;
    private final long size;

    private ParquetBytes(@Nullable FileChannel channel, byte[] unpacked, long size) {
        this.channel = channel;
        this.unpacked = unpacked;
        this.size = size;
    }

    static ParquetBytes open(Path file, FileContent content) throws IOException {
        if (content.compressions().isEmpty()) {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            return new ParquetBytes(channel, new byte[0], channel.size());
        }
        byte[] bytes = content.bytes().readNBytes(UNPACKED_BYTES_MAX);
        if (bytes.length == UNPACKED_BYTES_MAX) {
            throw new ContentException("a packed Parquet file of 512 MB or more: unpack it first");
        }
        return new ParquetBytes(null, bytes, bytes.length);
    }

    long size() {
        return size;
    }

    byte[] read(long position, int count) throws IOException {
        if (position < 0 || count < 0 || position + count > size) {
            throw new EOFException("no " + count + " bytes at " + position + " of " + size);
        }
        var bytes = new byte[count];
        if (channel == null) {
            System.arraycopy(unpacked, (int) position, bytes, 0, count);
            return bytes;
        }
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file ends at " + size);
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
