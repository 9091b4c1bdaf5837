package io.tickflow.ingest.buffer;

import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Binary form of an entry: a version byte, then streams and ticks in big-endian fields. */
final class EntryCodec {

    private static final byte VERSION = 1;

    private EntryCodec() {}

    static byte[] encode(BufferEntry entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeInt(entry.streams().size());
        for (StreamTicks part : entry.streams()) {
            out.writeUTF(part.stream().terminal());
            out.writeUTF(part.stream().symbol());
            out.writeLong(part.through());
            out.writeInt(part.ticks().size());
            for (NumberedTick numbered : part.ticks()) {
                write(out, numbered);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, NumberedTick numbered) throws IOException {
        FeedTick tick = numbered.tick();
        out.writeLong(numbered.sequence());
        out.writeLong(tick.timeMillis());
        out.writeDouble(tick.bid());
        out.writeDouble(tick.ask());
        out.writeDouble(tick.last());
        out.writeDouble(tick.volume());
        out.writeInt(tick.flags());
    }

    static BufferEntry decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("entries of version " + version + " are not known");
        }
        int streams = in.readInt();
        List<StreamTicks> parts = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            var stream = new StreamId(in.readUTF(), in.readUTF());
            long through = in.readLong();
            int count = in.readInt();
            List<NumberedTick> ticks = new ArrayList<>();
            for (int j = 0; j < count; j++) {
                ticks.add(read(in));
            }
            parts.add(new StreamTicks(stream, through, ticks));
        }
        return new BufferEntry(parts);
    }

    private static NumberedTick read(DataInputStream in) throws IOException {
        long sequence = in.readLong();
        return new NumberedTick(
                sequence,
                new FeedTick(
                        in.readLong(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readInt()));
    }
}
