package io.tickflow.bench;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Control of the latency benchmark: reads records and writes them again, with the producer settings
 * of the signals.
 */
final class Echo implements AutoCloseable {

    static final String IN = "bench.echo.in";

    /** Topic of the copies. */
    static final String OUT = "bench.echo.out";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Follower follower;

    private Echo(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        follower =
                new Follower(
                        bootstrapServers,
                        IN,
                        record -> {
                            // A lost record never arrives, and the benchmark then ends with an
                            // error.
                            var unused =
                                    producer.send(
                                            new ProducerRecord<>(
                                                    OUT, record.key(), record.value()));
                        });
        follower.start();
    }

    /** Creates both topics and starts the echo. */
    static Echo start(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(IN, Optional.of(1), Optional.empty()),
                                    new NewTopic(OUT, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        return new Echo(bootstrapServers);
    }

    /** Key of the record of tick {@code index}. */
    static byte[] key(int index) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
    }

    /** Index of the tick behind a record. */
    static int index(ConsumerRecord<byte[], byte[]> record) {
        return ByteBuffer.wrap(record.key()).getInt();
    }

    @Override
    public void close() {
        follower.close();
        producer.close();
    }
}
