package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of this process, one for each graph. Subtasks that score the same graph share its
 * session, which is safe to run on several threads; the last one to release it closes it.
 * Thread-safe.
 */
final class SharedSessions {

    private static final ConcurrentHashMap<String, Entry> ENTRIES = new ConcurrentHashMap<>();

    private SharedSessions() {}

    /** Session held by one member until it releases it, after its last call has returned. */
    static final class Lease {

        private final Entry entry;
        private final OrtSession session;
        private boolean isReleased;

        private Lease(Entry entry, OrtSession session) {
            this.entry = entry;
            this.session = session;
        }

        OrtSession session() {
            return session;
        }

        /** Native memory that loading the graph took; 0 if it cannot be told. */
        long nativeBytes() {
            return entry.nativeBytes;
        }

        /** Key of the graph: equal for leases of one session. */
        String graph() {
            return entry.graph;
        }

        /** Gives the session back, and closes it if nobody else holds it. */
        void release() {
            synchronized (entry) {
                if (!isReleased) {
                    isReleased = true;
                    entry.release();
                }
            }
        }
    }

    /** Session of a graph; guarded by itself. */
    private static final class Entry {

        private final String graph;
        private @Nullable OrtSession session;
        private int holders;
        private volatile long nativeBytes;

        Entry(String graph) {
            this.graph = graph;
        }

        Lease acquire(byte[] model) throws OrtException {
            OrtSession open = session;
            if (open == null) {
                long before = NativeMemory.residentBytes();
                open = BoundedLoad.load(model);
                nativeBytes = Math.max(model.length, NativeMemory.residentBytes() - before);
                session = open;
            }
            holders++;
            return new Lease(this, open);
        }

        void release() {
            holders--;
            OrtSession open = session;
            if (holders == 0 && open != null) {
                session = null;
                ENTRIES.remove(graph, this);
                BoundedLoad.close(open);
            }
        }
    }

    /**
     * Leases the session of a graph, and loads it if nobody holds it.
     *
     * @throws OrtException if the runtime refuses it, or does not load it in time
     */
    static Lease acquire(byte[] model) throws OrtException {
        String graph = Sha256.of(model);
        Entry entry = ENTRIES.computeIfAbsent(graph, Entry::new);
        synchronized (entry) {
            return entry.acquire(model);
        }
    }

    /** Number of open sessions. */
    static int size() {
        return ENTRIES.size();
    }
}
