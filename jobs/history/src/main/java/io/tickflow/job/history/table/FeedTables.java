package io.tickflow.job.history.table;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.market.FeedEvent;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables of the feed: what was refused or noticed, and the state of each symbol. The types are
 * those of {@code sql/V*.sql}.
 */
public final class FeedTables {

    /** Records and ticks that were not used, with the reason. */
    public static final EventTable<DeadLetter> DEAD_LETTERS =
            new TableDeclaration<>(EventTypes.DEAD_LETTERS, "deadletters", "dead_letters")
                    .string("symbol", DeadLetter::symbol)
                    .int64("event_time", DeadLetter::eventTimeMillis)
                    .constant("code", DeadLetter::code)
                    .int32("code_number", letter -> letter.code().code())
                    .string("detail", DeadLetter::detail)
                    .string("source_topic", DeadLetter::topic)
                    .int32("source_partition", DeadLetter::partition)
                    .int64("source_offset", DeadLetter::offset)
                    .string("payload", DeadLetter::payload)
                    .int32("payload_bytes", DeadLetter::payloadBytes)
                    .int32("payload_crc32c", letter -> (int) letter.payloadCrc32c())
                    .table();

    /** State of each symbol, once an hour. */
    public static final EventTable<StateAnchor> ANCHORS =
            new TableDeclaration<>(EventTypes.ANCHORS, "anchors", "state_anchors")
                    .string("symbol", StateAnchor::symbol)
                    .int64("event_time", StateAnchor::eventTimeMillis)
                    .string("decision_id", StateAnchor::decisionId)
                    .int32("ordinal", StateAnchor::ordinal)
                    .string("feature_schema", StateAnchor::schema)
                    .int32("tick_partition", StateAnchor::partition)
                    .int64("tick_offset", StateAnchor::offset)
                    .column("groups", (anchor, out) -> out.putStrings(base64(anchor.groups())))
                    .table();

    /** Gaps and contradictions of the feed. */
    public static final EventTable<FeedEvent> FEED =
            new TableDeclaration<>(EventTypes.FEED, "feed-events", "feed_events")
                    .string("symbol", FeedEvent::symbol)
                    .int64("event_time", FeedEvent::eventTimeMillis)
                    .constant("kind", FeedEvent::kind)
                    .string("detail", FeedEvent::detail)
                    .int64("value", FeedEvent::value)
                    .int32("tick_partition", FeedEvent::partition)
                    .int64("tick_offset", FeedEvent::offset)
                    .table();

    private FeedTables() {}

    private static Map<String, String> base64(Map<String, byte[]> groups) {
        var text = new TreeMap<String, String>();
        groups.forEach((name, bytes) -> text.put(name, Base64.getEncoder().encodeToString(bytes)));
        return text;
    }
}
