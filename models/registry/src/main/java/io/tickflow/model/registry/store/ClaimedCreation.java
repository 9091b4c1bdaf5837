package io.tickflow.model.registry.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Creation of a file in a store without an atomic create, such as an object store: the writer puts
 * a claim beside the file, waits until every competitor that saw no claim has put its own or given
 * up, and creates the file only if the claim is still its own.
 *
 * <p>Of several writers one wins as long as reads see earlier writes and no single write of the
 * file takes longer than the age at which an abandoned claim is taken over (ADR 16).
 */
public final class ClaimedCreation {

    /** Suffix of claims. */
    public static final String CLAIM = ".claim";

    private static final int CLAIM_BYTES_MAX = 200;
    private static final int BYTES_MAX = 1 << 20;
    private static final int SHARE = 2;

    private final RegistryStore store;
    private final Duration settle;
    private final Duration abandoned;

    /**
     * Creates a protocol over {@code store}, whose own create it does not use.
     *
     * @param settle time from a claim to the look at it; a writer whose claim took more than half
     *     of it to write waits like one that found a claim
     * @param abandoned age of a claim without a file at which its writer counts as gone
     */
    public ClaimedCreation(RegistryStore store, Duration settle, Duration abandoned) {
        this.store = store;
        this.settle = settle;
        this.abandoned = abandoned;
    }

    /**
     * Creates {@code path}, unless it exists.
     *
     * @return true if this call created it
     */
    public boolean create(String path, byte[] content) throws IOException {
        byte[] own = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        byte[] gone = new byte[0];
        while (!exists(path)) {
            long start = System.nanoTime();
            byte[] claim = store.read(path + CLAIM, CLAIM_BYTES_MAX).orElse(gone);
            if (!Arrays.equals(claim, gone)) {
                if (awaitAbandoned(path, claim)) {
                    gone = claim;
                }
                continue;
            }
            put(path + CLAIM, own);
            if (System.nanoTime() - start > settle.toNanos() / SHARE) {
                // It may have replaced the claim of a winner, who has until then to write the file.
                continue;
            }
            pause(settle);
            if (isHeld(path, own) && !exists(path)) {
                put(path, content);
                return Arrays.equals(store.read(path, BYTES_MAX).orElse(null), content);
            }
        }
        return false;
    }

    /** Waits for the file or another claim; true if the claim stays alone long enough. */
    private boolean awaitAbandoned(String path, byte[] claim) throws IOException {
        long end = System.nanoTime() + abandoned.toNanos();
        while (System.nanoTime() < end) {
            if (exists(path) || !isHeld(path, claim)) {
                return false;
            }
            pause(settle.dividedBy(SHARE));
        }
        return true;
    }

    private boolean exists(String path) throws IOException {
        return store.read(path, BYTES_MAX).isPresent();
    }

    private boolean isHeld(String path, byte[] claim) throws IOException {
        return Arrays.equals(store.read(path + CLAIM, CLAIM_BYTES_MAX).orElse(null), claim);
    }

    private void put(String path, byte[] content) throws IOException {
        store.put(path, new ByteArrayInputStream(content));
    }

    private static void pause(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another writer was awaited", e);
        }
    }
}
