package io.tickflow.gateway.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventType;
import io.tickflow.gateway.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Record of an event topic, decoded when somebody asks. Thread-safe. */
public final class HeldEvent {

    private final EventType<?> type;
    private final ConsumerRecord<byte[], byte[]> record;
    private volatile @Nullable ObjectNode json;

    HeldEvent(EventType<?> type, ConsumerRecord<byte[], byte[]> record) {
        this.type = type;
        this.record = record;
    }

    /** Type of the event. */
    public EventType<?> type() {
        return type;
    }

    /** Append time, epoch milliseconds. */
    public long appendMillis() {
        return record.timestamp();
    }

    /** Id by which a stream can be told apart: partition and offset. */
    public String place() {
        return record.partition() + "-" + record.offset();
    }

    /** Record key; empty without one. */
    public String key() {
        byte[] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** Content; empty if the record is no event of its topic. Not to be changed. */
    public Optional<ObjectNode> json() {
        ObjectNode known = json;
        if (known == null) {
            known = bytes().map(Json::parse).map(ObjectNode.class::cast).orElse(null);
            json = known;
        }
        return Optional.ofNullable(known);
    }

    /** UTF-8 JSON of the content; empty if the record is no event of its topic. */
    public Optional<byte[]> bytes() {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.toJson(value));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
