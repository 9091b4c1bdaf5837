package io.tickflow.ingest;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.ingest.protocol.Limits;
import io.tickflow.process.ReadyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Main of a gateway in a process of its own: brokers, topic, folder, port. */
public final class GatewayProcessMain {

    private GatewayProcessMain() {}

    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        TickGateway gateway = TickGateway.open(config(args[0], args[1], Path.of(args[2]), args[3]));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        gateway.close();
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                }));
        ReadyFile.announce(Integer.toString(gateway.port()));
        throw new IllegalStateException(gateway.failure().get());
    }

    static GatewayConfig config(String brokers, String topic, Path folder, String port) {
        return new GatewayConfig(
                new KafkaConfig(brokers, Map.of()),
                topic,
                folder,
                GatewayConfig.BUFFER_BYTES_MIN,
                "127.0.0.1",
                Integer.parseInt(port),
                Limits.USUAL,
                null);
    }
}
