package io.tickflow.ingest;

import io.tickflow.connector.kafka.KafkaConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Id of a Kafka cluster, which offsets belong to. */
final class ClusterIdentity {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> settings;

    ClusterIdentity(KafkaConfig kafka) {
        settings = new HashMap<>(kafka.clientProperties());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    }

    /**
     * Asks for the id.
     *
     * @throws KafkaException if Kafka does not answer
     */
    String read() {
        try (Admin admin = Admin.create(settings)) {
            return admin.describeCluster()
                    .clusterId()
                    .get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
