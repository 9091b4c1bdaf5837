package io.tickflow.connector.event;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.market.FeedEvent;

/** Rows of the feed: what was refused or noticed, and the state of each symbol. */
final class FeedEvents {

    /** State of a symbol, once an hour of market time. */
    static final EventType<StateAnchor> ANCHORS =
            new EventType<>(
                    "StateAnchor",
                    StateAnchor.class,
                    "tickflow.anchors",
                    new EventKey<>("symbol", StateAnchor::symbol),
                    anchor -> new EventIds(anchor.anchorId(), anchor.decisionId(), ""),
                    1);

    /** Gap or contradiction of the feed. */
    static final EventType<FeedEvent> FEED =
            new EventType<>(
                    "FeedNoticed",
                    FeedEvent.class,
                    "tickflow.feed",
                    new EventKey<>("symbol", FeedEvent::symbol),
                    event -> EventIds.standalone(event.id()),
                    1);

    /** Unusable record, with the reason. */
    static final EventType<DeadLetter> DEAD_LETTERS =
            new EventType<>(
                    "DeadLetter",
                    DeadLetter.class,
                    "tickflow.deadletters",
                    new EventKey<>("symbol", DeadLetter::symbol),
                    letter -> EventIds.standalone(origin(letter)),
                    1);

    private FeedEvents() {}

    private static String origin(DeadLetter letter) {
        return letter.topic() + '-' + letter.partition() + '-' + letter.offset();
    }
}
