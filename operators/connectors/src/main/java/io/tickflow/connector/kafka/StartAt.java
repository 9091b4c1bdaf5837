package io.tickflow.connector.kafka;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where a consumer group that has committed nothing starts. */
public enum StartAt {
    EARLIEST,
    LATEST;

    @SuppressWarnings("deprecation") // The connector's own interface still asks for this type.
    OffsetsInitializer committedOrThis() {
        return OffsetsInitializer.committedOffsets(
                switch (this) {
                    case EARLIEST -> OffsetResetStrategy.EARLIEST;
                    case LATEST -> OffsetResetStrategy.LATEST;
                });
    }
}
