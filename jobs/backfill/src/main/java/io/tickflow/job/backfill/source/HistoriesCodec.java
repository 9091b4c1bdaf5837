package io.tickflow.job.backfill.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Serializes a list of histories. */
final class HistoriesCodec implements SimpleVersionedSerializer<List<SymbolHistory>> {

    private static final int VERSION = 1;
    private static final int TYPICAL_BYTES = 64;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(List<SymbolHistory> histories) throws IOException {
        var out = new DataOutputSerializer(TYPICAL_BYTES);
        out.writeInt(histories.size());
        for (SymbolHistory history : histories) {
            out.writeUTF(history.symbol());
            out.writeLong(history.position().part());
            out.writeLong(history.position().at());
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public List<SymbolHistory> deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("histories of version " + version + ", known is " + VERSION);
        }
        var in = new DataInputDeserializer(bytes);
        int count = in.readInt();
        var histories = new ArrayList<SymbolHistory>();
        for (int i = 0; i < count; i++) {
            histories.add(
                    new SymbolHistory(
                            in.readUTF(), new ArchivePosition(in.readLong(), in.readLong())));
        }
        return histories;
    }
}
