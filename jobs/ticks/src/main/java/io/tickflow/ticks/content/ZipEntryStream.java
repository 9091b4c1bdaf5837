package io.tickflow.ticks.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The one file of ticks in a zip archive. Folders, hidden files and readme files beside it are
 * skipped; a second file of ticks is refused when the first one ends.
 */
final class ZipEntryStream extends InputStream {

    /** First entries of the files of Excel and LibreOffice. */
    private static final Pattern OFFICE =
            Pattern.compile("mimetype|\\[Content_Types]\\.xml|(_rels|docProps|xl)/.*");

    private final ZipInputStream zip;
    private final String name;
    private boolean ended;
    private @Nullable ContentException failure;

    private ZipEntryStream(ZipInputStream zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    static ZipEntryStream open(InputStream packed) throws IOException {
        var zip = new ZipInputStream(packed);
        List<String> skipped = new ArrayList<>();
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            if (OFFICE.matcher(entry.getName()).matches()) {
                throw new ContentException("a workbook: save the sheet as CSV");
            }
            if (holdsTicks(entry)) {
                return new ZipEntryStream(zip, entry.getName());
            }
            skipped.add(entry.getName());
        }
        throw new ContentException(
                skipped.isEmpty()
                        ? "a zip archive that ends before its first file: get it again"
                        : "a zip archive without a file of ticks: " + skipped);
    }

    /** Next entry. The library reports names that it cannot decode without a checked exception. */
    private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new ContentException("a zip archive with unreadable names: " + e.getMessage());
        }
    }

    private static boolean holdsTicks(ZipEntry entry) {
        String path = entry.getName().toLowerCase(Locale.ROOT);
        String file = path.substring(path.lastIndexOf('/') + 1);
        // HistData puts a text about the gaps beside the ticks.
        boolean beside = file.startsWith(".") || file.contains("readme") || file.endsWith(".md");
        boolean status = file.endsWith(".txt") && file.startsWith("dat_");
        return !entry.isDirectory() && !beside && !status && !path.startsWith("__macosx/");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int count = ended ? -1 : zip.read(bytes, offset, length);
        if (count < 0 && !ended) {
            ended = true;
            requireNoOther();
        }
        return count;
    }

    private void requireNoOther() throws IOException {
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            if (holdsTicks(entry)) {
                // A reader who looks ahead meets it once more.
                failure =
                        new ContentException(
                                "a zip archive of several files ("
                                        + name
                                        + ", "
                                        + entry.getName()
                                        + "): unpack it and name the files");
                throw failure;
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
