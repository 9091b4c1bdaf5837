package io.tickflow.cli.topic;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.ValueExcerpt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the records of one topic of the catalogue: its events, or any JSON if it has none. */
final class RecordDecoder {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // As the jobs read it.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private final @Nullable EventType<?> type;

    RecordDecoder(String topic) {
        this.type = EventTypes.onTopic(topic).orElse(null);
    }

    ShownRecord decode(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        try {
            if (value == null) {
                throw new IOException("no value");
            }
            return shown(record, event(value), "", "");
        } catch (IOException e) {
            return shown(record, null, problem(e), ValueExcerpt.of(value));
        }
    }

    private JsonNode event(byte[] value) throws IOException {
        JsonNode event = JSON.readTree(type == null ? value : type.toJson(value));
        if (!event.isObject()) {
            throw new IOException("not a JSON object");
        }
        return event;
    }

    private static ShownRecord shown(
            ConsumerRecord<byte[], byte[]> record,
            @Nullable JsonNode event,
            String problem,
            String value) {
        return new ShownRecord(
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
                event,
                problem,
                value);
    }

    /** Jackson adds a second line that says where. */
    private static String problem(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
