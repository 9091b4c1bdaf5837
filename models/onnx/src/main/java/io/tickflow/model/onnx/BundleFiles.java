package io.tickflow.model.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files of a bundle, never one outside its directory. Problems are collected, not thrown. */
final class BundleFiles {

    private static final long BYTES_MAX = 1L << 28;

    private final Path bundle;
    private final List<String> problems;

    BundleFiles(Path bundle, List<String> problems) {
        this.bundle = bundle;
        this.problems = problems;
    }

    /** Returns true for a name without folders, control characters and a leading dot. */
    static boolean isPlainName(String file) {
        return file.matches("[A-Za-z0-9_][A-Za-z0-9_. -]{0,199}");
    }

    /**
     * Reads a file and verifies its checksum; null on a problem.
     *
     * @param who owner of the file, for messages
     * @param sha256 expected checksum; null if there is none
     */
    byte @Nullable [] read(String who, String name, @Nullable String sha256) {
        if (!isPlainName(name)) {
            return null;
        }
        Path file = bundle.resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(
                        who
                                + ": file "
                                + name
                                + (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                                        ? " is a link or no regular file"
                                        : " is missing"));
                return null;
            }
            if (Files.size(file) > BYTES_MAX) {
                problems.add(who + ": " + name + " is larger than " + BYTES_MAX + " bytes");
                return null;
            }
            byte[] content = Files.readAllBytes(file);
            String found = Sha256.of(content);
            if (sha256 != null && !found.equals(sha256.toLowerCase(Locale.ROOT))) {
                problems.add(
                        who
                                + ": "
                                + name
                                + " is not the file that was published: its sha256 is "
                                + found
                                + ", the manifest says "
                                + sha256);
                return null;
            }
            return content;
        } catch (NoSuchFileException e) {
            problems.add(who + ": file " + name + " is missing");
        } catch (IOException e) {
            problems.add(who + ": file " + name + " cannot be read: " + e.getMessage());
        }
        return null;
    }
}
