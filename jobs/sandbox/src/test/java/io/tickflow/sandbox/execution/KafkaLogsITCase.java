package io.tickflow.sandbox.execution;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.LeaseLog;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.execution.LeaseLogContract;
import io.tickflow.testkit.execution.OrderLogContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Contracts of the logs of orders and leases on a real broker. */
class KafkaLogsITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final long LEASE_MILLIS = 5_000;

    private static ScratchFolder directory;
    private static KafkaBroker broker;

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = ScratchFolder.create(parent, false);
        broker = KafkaBroker.start(directory);
        new TopicCheck(broker.bootstrapServers(), TIMEOUT).run(TopicCatalogue.bundled(), true);
    }

    @AfterAll
    static void stop() {
        broker.close();
        directory.close();
    }

    @Nested
    class Orders extends OrderLogContract {

        @Override
        protected OrderLog open() throws IOException {
            return KafkaOrderLog.open(
                    OrderLogConfig.on(broker.bootstrapServers()), TestDeployments.DEMO);
        }

        @Override
        protected void append(LeaseChange opening) throws IOException {
            try (LeaseLog leases = leases()) {
                var unused = leases.append(opening);
            }
        }
    }

    @Nested
    class Leases extends LeaseLogContract {

        @Override
        protected LeaseLog open() throws IOException {
            return leases();
        }
    }

    private static LeaseLog leases() throws IOException {
        return KafkaLeaseLog.open(
                new KafkaConfig(broker.bootstrapServers(), Map.of()),
                EventTypes.LEASES.topic(),
                TestDeployments.DEMO,
                LEASE_MILLIS);
    }
}
