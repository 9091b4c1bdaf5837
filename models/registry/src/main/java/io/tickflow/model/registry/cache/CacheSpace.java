package io.tickflow.model.registry.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Bound of a cache: deletes the folders that were not used for the longest time. */
final class CacheSpace {

    static final String TEMPORARY = ".tmp-";

    /** A process may be about to open a folder that it got within this time. */
    private static final Duration SPARED = Duration.ofMinutes(10);

    private final Path root;
    private final long bytesMax;

    CacheSpace(Path root, long bytesMax) {
        this.root = root;
        this.bytesMax = bytesMax;
    }

    private record Copy(Path folder, Instant usedAt, long bytes) {}

    /** Deletes old folders, never {@code kept}, until the rest fits. */
    void free(Path kept) throws IOException {
        List<Copy> copies = copies();
        long bytes = copies.stream().mapToLong(Copy::bytes).sum();
        Instant youngest = Instant.now().minus(SPARED);
        for (Copy copy : copies) {
            if (bytes <= bytesMax) {
                return;
            }
            if (!copy.folder().equals(kept) && copy.usedAt().isBefore(youngest)) {
                delete(copy.folder());
                bytes -= copy.bytes();
            }
        }
    }

    private List<Copy> copies() throws IOException {
        var copies = new ArrayList<Copy>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                copies.add(
                        new Copy(
                                folder,
                                Files.getLastModifiedTime(folder).toInstant(),
                                bytes(folder)));
            }
        }
        copies.sort(Comparator.comparing(Copy::usedAt));
        return copies;
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** Deletes a folder or a file, if it is there; never follows a link. */
    static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    delete(file);
                }
            }
        }
        try {
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException e) {
            // Deleted by another process.
            return;
        }
    }
}
