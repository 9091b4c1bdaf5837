package io.tickflow.ingest;

import io.tickflow.ingest.buffer.Checkpoint;
import io.tickflow.ingest.buffer.CheckpointFile;
import io.tickflow.ingest.buffer.TickBuffer;
import io.tickflow.ingest.feed.Cursor;
import io.tickflow.ingest.feed.StreamId;
import io.tickflow.ingest.ledger.Ledger;
import io.tickflow.ingest.topic.TopicPosition;
import io.tickflow.ingest.topic.TopicScan;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Positions of before a restart, from buffer and checkpoint, or else from the topic. */
final class Recovery {

    private static final long RECORDS_MAX = 1_000_000;
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final GatewayConfig config;
    private final TickBuffer buffer;
    private final CheckpointFile file;

    Recovery(GatewayConfig config, TickBuffer buffer, CheckpointFile file) {
        this.config = config;
        this.buffer = buffer;
        this.file = file;
    }

    /**
     * Restores the ledger.
     *
     * @return checkpoint from which the writer continues
     * @throws IOException if the disk fails, or the buffer belongs to another topic
     * @throws KafkaException if a new buffer finds no Kafka
     */
    Checkpoint restore(Ledger ledger) throws IOException {
        Optional<Checkpoint> known = file.read();
        Checkpoint start =
                known.isPresent()
                        ? ofSameTopic(known.get())
                        : fromTopic(clusterId(), buffer.start());
        Map<StreamId, Cursor> accepted = new HashMap<>(start.streams());
        long waiting = 0;
        for (TickBuffer.Stored stored = buffer.read(start.position());
                stored != null;
                stored = buffer.read(stored.end())) {
            stored.entry().advance(accepted);
            waiting += stored.entry().tickCount();
        }
        ledger.restore(accepted, start.streams(), waiting);
        return start;
    }

    private Checkpoint ofSameTopic(Checkpoint known) throws IOException {
        String cluster;
        try {
            cluster = clusterId();
        } catch (KafkaException e) {
            // Kafka is away: the buffer takes ticks meanwhile.
            cluster = known.cluster();
        }
        if (known.topic().equals(config.topic()) && known.cluster().equals(cluster)) {
            return known;
        }
        if (known.position() < buffer.end()) {
            throw new IOException(
                    "the buffer in %s holds ticks for topic %s of the Kafka cluster %s, this is topic %s of %s. Maybe name another folder with --dir"
                            .formatted(
                                    config.folder(),
                                    known.topic(),
                                    known.cluster(),
                                    config.topic(),
                                    cluster));
        }
        return fromTopic(cluster, buffer.end());
    }

    private Checkpoint fromTopic(String cluster, long position) throws IOException {
        try (var scan = new TopicScan(config.kafka(), config.topic(), QUIET, () -> false)) {
            TopicPosition found = scan.newest(RECORDS_MAX);
            var start =
                    new Checkpoint(
                            config.topic(),
                            cluster,
                            true,
                            position,
                            found.streams(),
                            found.offsets());
            file.write(start);
            return start;
        }
    }

    private String clusterId() {
        return new ClusterIdentity(config.kafka()).read();
    }
}
