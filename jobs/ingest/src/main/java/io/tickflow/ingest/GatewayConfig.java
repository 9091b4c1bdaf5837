package io.tickflow.ingest;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.ingest.buffer.CheckpointFile;
import io.tickflow.ingest.http.BearerToken;
import io.tickflow.ingest.protocol.Limits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a gateway.
 *
 * @param kafka cluster of the topic
 * @param topic feed topic, which exists
 * @param folder folder of the disk buffer
 * @param bufferBytesMax bound of the disk buffer, at least {@link #BUFFER_BYTES_MIN}
 * @param bind address on which it listens
 * @param port port; 0 for a free one
 * @param limits bounds of requests
 * @param token secret of the terminals; null if none is asked for
 */
public record GatewayConfig(
        KafkaConfig kafka,
        String topic,
        Path folder,
        long bufferBytesMax,
        String bind,
        int port,
        Limits limits,
        @Nullable BearerToken token) {

    /** Smallest bound of a disk buffer: a few of the largest requests. */
    public static final long BUFFER_BYTES_MIN = 1L << 20;

    /** Returns true if an earlier gateway has left a buffer in the folder. */
    public boolean hasBuffer() {
        return new CheckpointFile(folder).exists();
    }
}
