package io.tickflow.connector.fix;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages of this session by MsgSeqNum(34), for rejects that name nothing else. Bounded.
 * Thread-safe.
 */
final class SentMessages {

    private static final int MESSAGES_MAX = 10_000;

    /**
     * Message that was sent.
     *
     * @param msgType MsgType(35)
     * @param clOrdId ClOrdID(11); empty if it has none
     */
    record Reference(String msgType, String clOrdId) {}

    private final Map<Integer, Reference> bySequence =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Reference> eldest) {
                    return size() > MESSAGES_MAX;
                }
            };

    synchronized void add(int sequence, Reference reference) {
        bySequence.put(sequence, reference);
    }

    synchronized @Nullable Reference remove(int sequence) {
        return bySequence.remove(sequence);
    }

    /** Clears the messages, as a new session numbers from 1 again. */
    synchronized void clear() {
        bySequence.clear();
    }
}
