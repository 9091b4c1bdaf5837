package io.tickflow.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Newest events of each topic in memory: the first layer of the cache. Bounded by events a topic,
 * and by symbols. One thread puts, any thread reads.
 */
public final class EventBoard {

    private static final int EVENTS_USUAL = 500;
    private static final int SYMBOLS_MAX = 2_000;

    /** Several bundles may answer about one decision. */
    private static final int LATEST_A_SYMBOL = 6;

    /** Events kept of the topics that are read most; anchors hold whole states. */
    private static final Map<EventType<?>, Integer> EVENTS_MAX =
            Map.of(
                    EventTypes.FEATURES, 64,
                    EventTypes.ANCHORS, 4,
                    EventTypes.SIGNALS, 4_000,
                    EventTypes.ORDERS, 4_000,
                    EventTypes.EXECUTIONS, 4_000);

    private record Place(EventType<?> type, String symbol) {}

    private final Map<EventType<?>, Deque<HeldEvent>> newest = new ConcurrentHashMap<>();
    private final Map<String, Long> offsets = new ConcurrentHashMap<>();
    private final Cache<Place, List<HeldEvent>> latest =
            Caffeine.newBuilder().maximumSize(2L * SYMBOLS_MAX).build();

    /** Creates an empty board. */
    public EventBoard() {
        EventTypes.ALL.forEach(type -> newest.put(type, new ArrayDeque<>()));
    }

    /** Number of events kept of a topic. */
    public static int capacity(EventType<?> type) {
        return EVENTS_MAX.getOrDefault(type, EVENTS_USUAL);
    }

    /**
     * Takes a record.
     *
     * @return the event; empty if it was here before, or belongs to no event topic
     */
    public Optional<HeldEvent> put(ConsumerRecord<byte[], byte[]> record) {
        EventType<?> type = EventTypes.onTopic(record.topic()).orElse(null);
        if (type == null || record.value() == null || !isNew(record)) {
            return Optional.empty();
        }
        var event = new HeldEvent(type, record);
        Deque<HeldEvent> events = events(type);
        synchronized (events) {
            events.addLast(event);
            if (events.size() > capacity(type)) {
                events.removeFirst();
            }
        }
        if (type == EventTypes.FEATURES || type == EventTypes.PREDICTIONS) {
            keepLatest(event);
        }
        return Optional.of(event);
    }

    private boolean isNew(ConsumerRecord<byte[], byte[]> record) {
        String partition = record.topic() + '/' + record.partition();
        Long seen = offsets.get(partition);
        if (seen != null && record.offset() <= seen) {
            return false;
        }
        offsets.put(partition, record.offset());
        return true;
    }

    private void keepLatest(HeldEvent event) {
        latest.asMap()
                .merge(
                        new Place(event.type(), event.key()),
                        List.of(event),
                        (before, now) -> {
                            var all = new ArrayList<>(now);
                            all.addAll(before);
                            return List.copyOf(
                                    all.subList(0, Math.min(all.size(), LATEST_A_SYMBOL)));
                        });
    }

    /** Newest events of a symbol, the newest first; features and predictions only. */
    public List<HeldEvent> latest(EventType<?> type, String symbol) {
        List<HeldEvent> found = latest.getIfPresent(new Place(type, symbol));
        return found == null ? List.of() : found;
    }

    /** Symbols with features, in alphabetical order. */
    public List<String> symbols() {
        var symbols = new TreeSet<String>();
        latest.asMap().keySet().stream()
                .filter(place -> place.type() == EventTypes.FEATURES)
                .forEach(place -> symbols.add(place.symbol()));
        return List.copyOf(symbols);
    }

    /** Events that {@code wanted} takes, the newest first, at most {@code max}. */
    public List<HeldEvent> newest(EventType<?> type, int max, Predicate<HeldEvent> wanted) {
        Deque<HeldEvent> events = events(type);
        List<HeldEvent> all;
        synchronized (events) {
            all = new ArrayList<>(events);
        }
        var found = new ArrayList<HeldEvent>();
        for (int i = all.size() - 1; i >= 0 && found.size() < max; i--) {
            if (wanted.test(all.get(i))) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    /** Append time of the newest event of each topic, epoch milliseconds. */
    public Map<String, Long> newestMillis() {
        var times = new TreeMap<String, Long>();
        newest.forEach(
                (type, events) -> {
                    synchronized (events) {
                        HeldEvent last = events.peekLast();
                        if (last != null) {
                            times.put(type.topic(), last.appendMillis());
                        }
                    }
                });
        return times;
    }

    private Deque<HeldEvent> events(EventType<?> type) {
        Deque<HeldEvent> events = newest.get(type);
        if (events == null) {
            throw new IllegalArgumentException("no topic of " + type);
        }
        return events;
    }
}
