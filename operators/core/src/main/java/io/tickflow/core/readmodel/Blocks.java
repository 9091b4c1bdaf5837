package io.tickflow.core.readmodel;

import io.tickflow.core.desk.log.Control;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blocks in force. Not thread-safe. */
public final class Blocks {

    private record Place(String account, String symbol) {}

    private final Map<Place, Block> byPlace = new LinkedHashMap<>();

    void onControl(Control control, long appendMillis) {
        var place = new Place(control.account(), control.symbol());
        switch (control.command()) {
            case BLOCK ->
                    byPlace.putIfAbsent(
                            place,
                            new Block(
                                    control.account(),
                                    control.symbol(),
                                    control.reason(),
                                    appendMillis));
            case UNBLOCK -> byPlace.remove(place);
            case HALT, RESUME, RETRY_EXITS, FLATTEN, RESOLVE, POSITION, ANSWER -> {
                // Neither begins nor ends a block.
            }
        }
    }

    /** All of them, the oldest first. */
    public List<Block> inForce() {
        return List.copyOf(byPlace.values());
    }
}
