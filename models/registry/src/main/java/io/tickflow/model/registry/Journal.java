package io.tickflow.model.registry;

import io.tickflow.model.registry.store.ClaimedCreation;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Journal of a registry: one file an entry, numbered without gaps, never changed. */
final class Journal {

    static final String FOLDER = "journal";

    private static final Pattern FILE = Pattern.compile("[0-9]{12}\\.json");
    private static final int ENTRY_BYTES_MAX = 1 << 20;

    private final RegistryStore store;

    Journal(RegistryStore store) {
        this.store = store;
    }

    /**
     * Reads all entries.
     *
     * @throws RegistryException listing every entry that is missing or cannot be read
     */
    List<JournalEntry> read() {
        var entries = new ArrayList<JournalEntry>();
        var problems = new ArrayList<String>();
        for (String file : files()) {
            String expected = file(entries.size() + problems.size() + 1L);
            if (!file.equals(expected)) {
                problems.add(
                        path(expected)
                                + " is missing, and "
                                + file
                                + " comes after it. Maybe restore it from a copy");
                break;
            }
            try {
                entries.add(read(file, entries.size() + problems.size() + 1L));
            } catch (IOException e) {
                problems.add(
                        path(file)
                                + " cannot be read: "
                                + e.getMessage()
                                + ". Maybe it was changed by hand, or a newer release wrote it");
            }
        }
        if (!problems.isEmpty()) {
            throw new RegistryException(problems);
        }
        return entries;
    }

    /**
     * Adds an entry.
     *
     * @return false if another writer has added one with its number
     */
    boolean append(JournalEntry entry) {
        try {
            return store.create(path(file(entry.sequence())), JournalJson.bytes(entry));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Names in the folder that are no entries. */
    List<String> foreignFiles() {
        return list().stream()
                .filter(name -> !FILE.matcher(name).matches())
                .filter(name -> !name.endsWith(ClaimedCreation.CLAIM))
                .map(Journal::path)
                .toList();
    }

    private List<String> files() {
        return list().stream().filter(name -> FILE.matcher(name).matches()).toList();
    }

    private List<String> list() {
        try {
            return store.list(FOLDER);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private JournalEntry read(String file, long sequence) throws IOException {
        byte[] json =
                store.read(path(file), ENTRY_BYTES_MAX)
                        .orElseThrow(() -> new IOException("it is gone"));
        JournalEntry entry = JournalJson.parse(json);
        if (entry.sequence() != sequence) {
            throw new IOException("its number is " + entry.sequence());
        }
        return entry;
    }

    RegistryException unreachable(IOException e) {
        return new RegistryUnavailableException(
                "the registry "
                        + store.place()
                        + " cannot be reached: "
                        + e.getMessage()
                        + ". Maybe tickflow.registry names another place");
    }

    private static String file(long sequence) {
        return String.format(Locale.ROOT, "%012d.json", sequence);
    }

    private static String path(String file) {
        return FOLDER + '/' + file;
    }
}
