package io.tickflow.flink.state;

import io.tickflow.core.desk.DeskBook;
import io.tickflow.core.desk.DeskBookCodec;
import io.tickflow.core.desk.DeskMemory;
import io.tickflow.core.desk.RecentIdCodec;
import io.tickflow.core.desk.RecordedVerdicts;
import io.tickflow.core.desk.SymbolMarket;
import io.tickflow.core.desk.SymbolMarketCodec;
import io.tickflow.core.desk.Trade;
import io.tickflow.core.desk.TradeCodec;
import io.tickflow.core.desk.store.RecentId;
import io.tickflow.core.desk.store.RecentStore;
import io.tickflow.core.state.StateCodec;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * {@link DeskMemory} of an account in Flink state: the book as one value, the larger parts by
 * entry, so that a step reads and writes only the parts that it touches. Works on the current key,
 * with one account.
 */
public final class StoredDesk {

    private final ValueState<DeskBook> book;
    private final MapStateStore<String, SymbolMarket> markets;
    private final RecentStore<Trade> ended;
    private final RecordedVerdicts recorded = new RecordedVerdicts();

    private StoredDesk(RuntimeContext context) {
        book =
                context.getState(
                        new ValueStateDescriptor<>("book", serializer(new DeskBookCodec())));
        markets = byText(context, "markets", serializer(new SymbolMarketCodec()));
        ended =
                new RecentStore<>(
                        byText(context, "ended-trades", serializer(new TradeCodec())),
                        ring(context, "ended-trade-ring"),
                        DeskMemory.ENDED_TRADES_MAX);
    }

    /** Registers the states with the function of {@code context}. */
    public static StoredDesk open(RuntimeContext context) {
        return new StoredDesk(context);
    }

    /** Loads the book of the current key, empty if there is none; {@link #store} takes it back. */
    public DeskBook load() throws IOException {
        DeskBook kept = book.value();
        return kept == null ? new DeskBook() : kept;
    }

    /** Returns the memory of the current key with {@code loaded} as its book. */
    public DeskMemory memory(DeskBook loaded) {
        return new DeskMemory(loaded, markets, ended, recorded);
    }

    /** Stores {@code changed}. */
    public void store(DeskBook changed) throws IOException {
        book.update(changed);
    }

    private static <V> MapStateStore<String, V> byText(
            RuntimeContext context, String name, TypeSerializer<V> values) {
        return new MapStateStore<>(
                context.getMapState(
                        new MapStateDescriptor<>(name, StringSerializer.INSTANCE, values)));
    }

    private static MapStateStore<Integer, RecentId> ring(RuntimeContext context, String name) {
        return new MapStateStore<>(
                context.getMapState(
                        new MapStateDescriptor<>(
                                name, IntSerializer.INSTANCE, serializer(new RecentIdCodec()))));
    }

    private static <T> TypeSerializer<T> serializer(StateCodec<T> codec) {
        return new StateCodecSerializer<>(codec);
    }
}
