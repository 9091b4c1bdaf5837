package io.tickflow.bench.gateway;

import io.tickflow.bench.ExportedTicks;
import io.tickflow.bench.history.RawInserts;
import io.tickflow.connector.clickhouse.RowBuffer;
import io.tickflow.connector.decode.Decoded;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.settings.SignalJobConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Vectors of the last ticks of a file, by the code of the SignalJob. */
final class RealVectors {

    private static final int BATCH_ROWS = 5_000;

    private final SignalJobConfig config;
    private final List<FeatureVector> vectors;

    private RealVectors(SignalJobConfig config, List<FeatureVector> vectors) {
        this.config = config;
        this.vectors = vectors;
    }

    /** Computes all vectors of the file, and keeps the last {@code count}. */
    static RealVectors of(Path ticks, SignalJobConfig config, int count) throws IOException {
        FeatureSet features = config.features().set();
        var decoder = new TickDecoder(config.feed().clock());
        var engine = new FeatureEngine(config.deployment().pipeline(), features);
        var state = features.newState();
        Deque<FeatureVector> last = new ArrayDeque<>();
        for (RawRecord record : ExportedTicks.read(ticks)) {
            Decoded decoded = decoder.decode(record);
            FeatureVector vector =
                    decoded.tick() == null ? null : engine.step(state, decoded.tick()).vector();
            if (vector != null) {
                last.add(vector);
            }
            if (last.size() > count) {
                last.remove();
            }
        }
        return new RealVectors(config, List.copyOf(last));
    }

    int count() {
        return vectors.size();
    }

    /** Writes the last one to its topic, as the SignalJob does. */
    void publishNewest(String bootstrapServers) {
        FeatureVector newest = vectors.get(vectors.size() - 1);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            // A lost record is noticed: the gateway is asked for it.
            var unused =
                    producer.send(
                            new ProducerRecord<>(
                                    EventTypes.FEATURES.topic(),
                                    newest.symbol().getBytes(StandardCharsets.UTF_8),
                                    EventTypes.FEATURES.encode(newest, config.deployment())));
        }
    }

    /** Inserts them as the HistoryJob writes them. */
    void insert(RawInserts history, EventTable<FeatureVector> table)
            throws IOException, InterruptedException {
        var bodies = new ArrayList<byte[]>();
        var rows = new RowBuffer();
        for (int i = 0; i < vectors.size(); i++) {
            FeatureVector vector = vectors.get(i);
            table.write(
                    new RecordedEvent<>(
                            EventTypes.FEATURES.envelope(vector, config.deployment()),
                            vector,
                            0,
                            i,
                            vector.appendTimeMillis(),
                            0),
                    rows);
            rows.endRow();
            if (rows.rows() == BATCH_ROWS || i == vectors.size() - 1) {
                var body = new ByteArrayOutputStream();
                rows.writeTo(body);
                bodies.add(body.toByteArray());
                rows.clear();
            }
        }
        String columns =
                table.columns().stream()
                        .map(name -> '`' + name + '`')
                        .collect(Collectors.joining(", "));
        double unused = history.insert("tickflow.features", columns, bodies, "RowBinary");
    }
}
