package io.tickflow.flink.state;

import io.tickflow.core.state.StateCodec;
import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Finds the codecs of this release by the ids in savepoints. Thread-safe. */
final class StateCodecs {

    /**
     * Ids by the class names in savepoints of the first format, independent of the present place of
     * the codecs.
     */
    private static final Map<String, String> IDS_OF_CLASSES =
            Map.of(
                    "io.tickflow.core.desk.DeskBookCodec", "desk-book",
                    "io.tickflow.core.desk.RecentIdCodec", "recent-id",
                    "io.tickflow.core.desk.SymbolMarketCodec", "symbol-market",
                    "io.tickflow.core.desk.TradeCodec", "trade");

    private StateCodecs() {}

    /**
     * The codec with an id.
     *
     * @param loader of the job's classes
     * @throws IOException if this release has none
     * @throws IllegalStateException if two codecs share an id
     */
    static StateCodec<?> withId(String id, ClassLoader loader) throws IOException {
        Map<String, StateCodec<?>> codecs = load(loader);
        StateCodec<?> codec = codecs.get(id);
        if (codec == null) {
            throw new IOException(
                    "the savepoint holds state of the codec \""
                            + id
                            + "\", this release has "
                            + codecs.keySet()
                            + ". Maybe a newer release has written it.");
        }
        return codec;
    }

    /**
     * The id of the codec that a savepoint of the first format names by its class.
     *
     * @throws IOException if no release wrote state with that class
     */
    static String idOfClass(String className) throws IOException {
        String id = IDS_OF_CLASSES.get(className);
        if (id == null) {
            throw new IOException(
                    "the savepoint holds state of "
                            + className
                            + ", and no release had a state codec of that name");
        }
        return id;
    }

    private static Map<String, StateCodec<?>> load(ClassLoader loader) {
        var codecs = new TreeMap<String, StateCodec<?>>();
        for (StateCodec<?> codec : ServiceLoader.load(StateCodec.class, loader)) {
            StateCodec<?> other = codecs.putIfAbsent(codec.id(), codec);
            if (other != null) {
                throw new IllegalStateException(
                        "two state codecs with the id \""
                                + codec.id()
                                + "\": "
                                + other.getClass().getName()
                                + " and "
                                + codec.getClass().getName());
            }
        }
        return codecs;
    }
}
