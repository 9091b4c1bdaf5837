package io.tickflow.ingest.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import io.tickflow.ingest.feed.StreamId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Records of the feed topic: the JSON of a MetaTrader bridge with the number of the tick, keyed by
 * symbol. A header names the terminal, so that the gateway knows its own records again.
 */
final class TickRecords {

    static final String TERMINAL_HEADER = "tickflow-terminal";

    private static final JsonFactory JSON = new JsonFactory();

    private TickRecords() {}

    /** Tick of a stream, as read from the topic. */
    record Known(StreamId stream, NumberedTick tick) {}

    static ProducerRecord<byte[], byte[]> of(String topic, StreamId stream, NumberedTick tick) {
        return new ProducerRecord<>(
                topic,
                null,
                bytes(stream.symbol()),
                json(stream.symbol(), tick),
                List.of(new RecordHeader(TERMINAL_HEADER, bytes(stream.terminal()))));
    }

    private static byte[] json(String symbol, NumberedTick numbered) {
        FeedTick tick = numbered.tick();
        var bytes = new ByteArrayOutputStream(192);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("symbol", symbol);
            out.writeNumberField("time_msc", tick.timeMillis());
            out.writeNumberField("bid", tick.bid());
            out.writeNumberField("ask", tick.ask());
            // MqlTick has 0 where a bridge knows of no deal.
            if (tick.last() != 0) {
                out.writeNumberField("last", tick.last());
            }
            if (tick.volume() != 0) {
                out.writeNumberField("volume", tick.volume());
            }
            out.writeNumberField("flags", tick.flags());
            out.writeNumberField("sequence", numbered.sequence());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a record; empty if another writer has written it. */
    static Optional<Known> read(ConsumerRecord<byte[], byte[]> record) {
        Header terminal = record.headers().lastHeader(TERMINAL_HEADER);
        if (terminal == null || record.key() == null || record.value() == null) {
            return Optional.empty();
        }
        try (JsonParser in = JSON.createParser(record.value())) {
            long time = 0;
            long sequence = 0;
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    String name = in.currentName();
                    if (name.equals("time_msc")) {
                        time = in.getLongValue();
                    } else if (name.equals("sequence")) {
                        sequence = in.getLongValue();
                    }
                }
            }
            if (sequence < 1) {
                return Optional.empty();
            }
            var stream = new StreamId(text(terminal.value()), text(record.key()));
            return Optional.of(
                    new Known(
                            stream, new NumberedTick(sequence, new FeedTick(time, 0, 0, 0, 0, 0))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
