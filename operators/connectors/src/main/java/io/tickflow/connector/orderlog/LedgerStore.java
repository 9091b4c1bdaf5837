package io.tickflow.connector.orderlog;

import io.tickflow.connector.registry.RegistryStores;
import io.tickflow.core.event.Mode;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.store.RegistryStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two newest snapshots of an account in a folder, such as the one of the checkpoints. A file is
 * replaced whole or not at all, and the older of the two, so that one is always complete.
 */
final class LedgerStore {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStore.class);
    private static final int BYTES_MAX = 1 << 28;
    private static final List<String> SLOTS = List.of("a", "b");

    private final RegistryStore files;
    private final Mode mode;
    private final String account;

    LedgerStore(RegistryStore files, Mode mode, String account) {
        this.files = files;
        this.mode = mode;
        this.account = account;
    }

    /** Snapshots of an account in a folder, by its URI, or by its path on this machine. */
    static LedgerStore open(String folder, Mode mode, String account) {
        String uri = folder.startsWith("/") ? "file://" + folder : folder;
        return new LedgerStore(RegistryStores.open(uri), mode, account);
    }

    /** Snapshots of an account; null if its log has none, or no access to their folder. */
    static @Nullable LedgerStore of(OrderLogConfig config, Mode mode, String account) {
        String folder = config.snapshotFolder();
        try {
            return folder.isEmpty() ? null : open(folder, mode, account);
        } catch (RegistryException e) {
            LOG.warn("No ledger snapshots in {}: {}", folder, e.getMessage());
            return null;
        }
    }

    /** Readable snapshots, newest first. Says in the log why another one is not. */
    List<LedgerSnapshot> read() {
        List<LedgerSnapshot> found = new ArrayList<>();
        for (String slot : SLOTS) {
            try {
                var bytes = files.read(path(slot), BYTES_MAX);
                if (bytes.isPresent()) {
                    LedgerSnapshot snapshot = LedgerCodec.decode(bytes.get());
                    if (snapshot.mode() == mode && snapshot.account().equals(account)) {
                        found.add(snapshot);
                    }
                }
            } catch (IOException e) {
                LOG.warn(
                        "The ledger snapshot {}/{} is not used: {}",
                        files.place(),
                        path(slot),
                        e.getMessage());
            }
        }
        found.sort(Comparator.comparingLong((LedgerSnapshot s) -> s.verdicts().next()).reversed());
        return found;
    }

    /**
     * Writes a snapshot in place of the older one.
     *
     * @throws IOException if that is not possible
     */
    void write(LedgerSnapshot snapshot) throws IOException {
        files.put(path(olderSlot()), new ByteArrayInputStream(LedgerCodec.encode(snapshot)));
    }

    private String olderSlot() {
        String older = SLOTS.get(0);
        long least = Long.MAX_VALUE;
        for (String slot : SLOTS) {
            long next = next(slot);
            if (next < least) {
                least = next;
                older = slot;
            }
        }
        return older;
    }

    /** Offset of the first verdict behind a snapshot; -1 if it cannot be read. */
    private long next(String slot) {
        try {
            var bytes = files.read(path(slot), BYTES_MAX);
            return bytes.isPresent() ? LedgerCodec.decode(bytes.get()).verdicts().next() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private String path(String slot) {
        String name = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("*", "%2A");
        return mode.name() + '-' + name.replace(".", "%2E") + '-' + slot + ".ledger";
    }
}
