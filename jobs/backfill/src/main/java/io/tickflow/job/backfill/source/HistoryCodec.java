package io.tickflow.job.backfill.source;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Serializes one history. */
final class HistoryCodec implements SimpleVersionedSerializer<SymbolHistory> {

    private final HistoriesCodec list = new HistoriesCodec();

    @Override
    public int getVersion() {
        return list.getVersion();
    }

    @Override
    public byte[] serialize(SymbolHistory history) throws IOException {
        return list.serialize(List.of(history));
    }

    @Override
    public SymbolHistory deserialize(int version, byte[] bytes) throws IOException {
        return list.deserialize(version, bytes).get(0);
    }
}
