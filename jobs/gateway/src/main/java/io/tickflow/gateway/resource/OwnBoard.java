package io.tickflow.gateway.resource;

import io.tickflow.connector.event.EventType;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.live.HeldEvent;
import java.util.List;

/** Newest events that jobs of one pipeline wrote, in memory. */
public final class OwnBoard {

    private final EventBoard board;
    private final BoardFeed feed;
    private final String pipeline;

    /**
     * Creates a view of {@code board}.
     *
     * @param pipeline name of the deployment
     */
    public OwnBoard(EventBoard board, BoardFeed feed, String pipeline) {
        this.board = board;
        this.feed = feed;
        this.pipeline = pipeline;
    }

    List<String> symbols() {
        return board.symbols();
    }

    /** Newest events of a symbol, the newest first. */
    List<HeldEvent> latest(EventType<?> type, String symbol) {
        return board.latest(type, symbol).stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(HeldEvent event) {
        return event.json()
                .map(json -> json.path("pipeline").asText())
                .filter(writer -> writer.isEmpty() || writer.equals(pipeline))
                .isPresent();
    }

    /** Origin of an answer from memory. */
    Meta meta(long asOfMillis) {
        Meta meta = Meta.of(Layer.L1, asOfMillis, System.currentTimeMillis());
        return feed.trouble().map(meta::degraded).orElse(meta);
    }
}
