package io.tickflow.ingest.buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounded, append-only buffer on disk. An entry is on the disk when {@link #append} returns. After
 * a kill, the rest of an interrupted write is cut off: nobody was told that it is stored.
 * Thread-safe.
 */
public final class TickBuffer implements AutoCloseable {

    private static final long SEGMENT_BYTES_MAX = 4L << 20;
    private static final int SEGMENTS_MIN = 8;

    private final Path folder;
    private final long bytesMax;
    private final long segmentBytes;
    private final List<Segment> segments;

    private TickBuffer(Path folder, long bytesMax, List<Segment> segments) {
        this.folder = folder;
        this.bytesMax = bytesMax;
        this.segmentBytes = Math.min(SEGMENT_BYTES_MAX, bytesMax / SEGMENTS_MIN);
        this.segments = segments;
    }

    /**
     * Entry at a position.
     *
     * @param entry the entry
     * @param end position after it
     */
    public record Stored(BufferEntry entry, long end) {}

    /**
     * Opens the buffer in {@code folder}, which exists.
     *
     * @param bytesMax bound of its files
     * @throws DamagedBufferException if an entry before the last one is not intact
     */
    public static TickBuffer open(Path folder, long bytesMax) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Segment::isSegment).sorted().toList();
        }
        List<Segment> segments = new ArrayList<>();
        for (Path file : files) {
            Segment segment = Segment.open(file);
            if (!segments.isEmpty() && last(segments).end() != segment.base()) {
                throw last(segments).damaged(last(segments).end() - last(segments).base());
            }
            segments.add(segment);
        }
        if (segments.isEmpty()) {
            segments.add(Segment.create(folder, 0));
        }
        cutOff(last(segments));
        return new TickBuffer(folder, bytesMax, segments);
    }

    private static void cutOff(Segment segment) throws IOException {
        long position = segment.base();
        for (Segment.Found found = segment.read(position);
                found != null;
                found = segment.read(position)) {
            position = found.end();
        }
        if (position < segment.end()) {
            segment.truncate(position);
        }
    }

    /** Position of the oldest entry. */
    public synchronized long start() {
        return segments.get(0).base();
    }

    /** Position after the newest entry. */
    public synchronized long end() {
        return last(segments).end();
    }

    /** Bytes of all files. */
    public synchronized long bytes() {
        return end() - start();
    }

    /**
     * Appends an entry and forces it to disk.
     *
     * @param onStored runs once the entry is on the disk, before anybody can read it here
     * @return false if the buffer is full
     * @throws IOException if the disk fails; the buffer is not to be used any more
     */
    public synchronized boolean append(BufferEntry entry, Runnable onStored) throws IOException {
        byte[] payload = EntryCodec.encode(entry);
        if (bytes() + Segment.frameBytes(payload) > bytesMax) {
            return false;
        }
        if (last(segments).end() - last(segments).base() >= segmentBytes) {
            segments.add(Segment.create(folder, end()));
        }
        last(segments).append(payload);
        onStored.run();
        notifyAll();
        return true;
    }

    /**
     * Reads the entry at {@code position}.
     *
     * @return null at the end
     */
    public synchronized @Nullable Stored read(long position) throws IOException {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (position >= segment.base() && position < segment.end()) {
                Segment.Found found = segment.read(position);
                if (found == null) {
                    throw segment.damaged(position - segment.base());
                }
                return new Stored(EntryCodec.decode(found.payload()), found.end());
            }
        }
        if (position != end()) {
            throw new DamagedBufferException(
                    "%s has no position %,d. Maybe restore the folder, or start with another one"
                            .formatted(folder, position));
        }
        return null;
    }

    /** Waits until there is an entry at {@code position}, for a bounded time. */
    public synchronized void awaitEntry(long position, long millisMax) throws InterruptedException {
        if (position >= end()) {
            TimeUnit.MILLISECONDS.timedWait(this, millisMax);
        }
    }

    /** Deletes files that hold only entries before {@code position}. */
    public synchronized void dropBefore(long position) throws IOException {
        while (segments.size() > 1 && segments.get(0).end() <= position) {
            segments.remove(0).delete();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
    }

    private static Segment last(List<Segment> segments) {
        return segments.get(segments.size() - 1);
    }
}
