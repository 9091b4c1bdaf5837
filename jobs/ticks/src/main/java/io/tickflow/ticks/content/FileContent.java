package io.tickflow.ticks.content;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Bytes of an opened file without its compressions. Names of files decide nothing. */
public final class FileContent implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int START_BYTES = 512;
    private static final int COMPRESSIONS_MAX = 3;

    private final FileChannel channel;
    private final TakenBytes packed;
    private final InputStream bytes;
    private final List<String> compressions;
    private final boolean parquet;

    private FileContent(
            FileChannel channel,
            TakenBytes packed,
            InputStream bytes,
            List<String> compressions,
            boolean parquet) {
        this.channel = channel;
        this.packed = packed;
        this.bytes = bytes;
        this.compressions = compressions;
        this.parquet = parquet;
    }

    /**
     * Opens a file.
     *
     * @throws ContentException if it is of a kind that holds no ticks
     * @throws IOException if it cannot be read, or its compressed data is cut at the start
     */
    public static FileContent open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var compressions = new ArrayList<String>();
            var taken =
                    new TakenBytes(
                            new BufferedInputStream(
                                    Channels.newInputStream(channel), BUFFER_BYTES));
            InputStream bytes = taken;
            Compression packed = Compression.of(bytes);
            while (packed != null && compressions.size() < COMPRESSIONS_MAX) {
                compressions.add(packed.toString());
                bytes = unpack(packed, bytes, channel.size());
                packed = Compression.of(bytes);
            }
            if (packed != null) {
                throw new ContentException(
                        "packed more than "
                                + COMPRESSIONS_MAX
                                + " times ("
                                + String.join(" in ", compressions)
                                + " in "
                                + packed
                                + "): unpack it first");
            }
            byte[] start = Compression.peek(bytes, START_BYTES);
            String refusal = Magic.refusal(start);
            if (refusal != null) {
                throw new ContentException(refusal);
            }
            return new FileContent(channel, taken, bytes, compressions, Magic.isParquet(start));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static InputStream unpack(Compression packed, InputStream bytes, long size)
            throws IOException {
        try {
            InputStream plain = packed.unpack(bytes);
            Compression.peek(plain, 1);
            return plain;
        } catch (ContentException e) {
            throw e;
        } catch (IOException e) {
            throw new ContentException(
                    (packed == Compression.XZ ? "an " : "a ")
                            + packed
                            + " file that is cut or damaged at its start ("
                            + Damage.words(e, size)
                            + "): none of its ticks can be read, get the file again");
        }
    }

    /** First plain bytes, at most {@code count}. */
    public byte[] peek(int count) throws IOException {
        return Compression.peek(bytes, count);
    }

    /** Plain bytes, with support of mark. */
    public InputStream bytes() {
        return bytes;
    }

    /** Compressions from outside in, such as {@code gzip}; empty if there is none. */
    public List<String> compressions() {
        return List.copyOf(compressions);
    }

    /** Returns true for a Parquet file. */
    public boolean isParquet() {
        return parquet;
    }

    /**
     * Size of the file, packed as it is.
     *
     * @throws IOException if it is closed
     */
    public long size() throws IOException {
        return channel.size();
    }

    /**
     * Share of the file's bytes unpacked so far, 0 to 1, for progress bars; 1 for a closed file.
     * The buffers behind it are small beside a file of some hundred kilobytes.
     */
    public double fractionRead() {
        try {
            if (!channel.isOpen()) {
                return 1;
            }
            return channel.size() == 0 ? 1 : (double) packed.count() / channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        channel.close();
    }
}
