package io.tickflow.ingest.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.ingest.feed.FeedTick;
import io.tickflow.ingest.feed.NumberedTick;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Contents of the feed topic, by key, in the order of the topic. */
final class FeedRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedRecords() {}

    static Map<String, List<NumberedTick>> read(String brokers, String topic) throws IOException {
        Map<String, List<NumberedTick>> found = new TreeMap<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    found.computeIfAbsent(record.key(), key -> new ArrayList<>())
                            .add(tick(JSON.readTree(record.value())));
                }
            }
        }
        return found;
    }

    private static NumberedTick tick(JsonNode json) {
        return new NumberedTick(
                json.path("sequence").asLong(),
                new FeedTick(
                        json.path("time_msc").asLong(),
                        json.path("bid").asDouble(),
                        json.path("ask").asDouble(),
                        json.path("last").asDouble(),
                        json.path("volume").asDouble(),
                        json.path("flags").asInt()));
    }
}
