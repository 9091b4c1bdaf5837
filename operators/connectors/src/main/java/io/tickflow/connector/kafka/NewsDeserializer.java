package io.tickflow.connector.kafka;

import io.tickflow.core.desk.News;
import java.io.Serializable;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads events of one type as news for the desk, with their offset.
 *
 * @param <T> type of the event
 */
final class NewsDeserializer<T> implements KafkaRecordDeserializationSchema<News> {

    /** Serializable way from an event to news. */
    interface NewsOf<T> extends Serializable {
        News of(long offset, T event);
    }

    private final EventDeserializer<T> events;
    private final NewsOf<T> newsOf;

    NewsDeserializer(EventDeserializer<T> events, NewsOf<T> newsOf) {
        this.events = events;
        this.newsOf = newsOf;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        events.open(context);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<News> out) {
        events.deserialize(
                record,
                new Collector<>() {
                    @Override
                    public void collect(T event) {
                        out.collect(newsOf.of(record.offset(), event));
                    }

                    @Override
                    public void close() {
                        out.close();
                    }
                });
    }

    @Override
    public TypeInformation<News> getProducedType() {
        return TypeInformation.of(News.class);
    }
}
