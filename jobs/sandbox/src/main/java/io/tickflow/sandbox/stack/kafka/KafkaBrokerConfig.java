package io.tickflow.sandbox.stack.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** Settings of a single broker that is its own controller, sized for a machine of two cores. */
final class KafkaBrokerConfig {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String LINK_ADDRESS = ",LINK://127.0.0.1:%d";
    private static final long PARTITION_BYTES_MAX = 4L << 30;

    private KafkaBrokerConfig() {}

    static Properties of(KafkaPorts ports, Path data) {
        var config = new Properties();
        config.put("process.roles", "broker,controller");
        config.put("node.id", Integer.toString(NODE_ID));
        config.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller());
        config.put("controller.listener.names", CONTROLLER_LISTENER);
        config.put("inter.broker.listener.name", "PLAINTEXT");
        listeners(config, ports);
        config.put("log.dirs", data.toString());
        // A topic that a job forgot to check would come into being with the wrong settings.
        config.put("auto.create.topics.enable", "false");
        singleReplica(config);
        fewThreads(config);
        smallFiles(config);
        quickReturn(config);
        return config;
    }

    /** The listener that a client comes to decides the address that it is sent to. */
    private static void listeners(Properties config, KafkaPorts ports) {
        String clients = "PLAINTEXT://127.0.0.1:" + ports.clients();
        String controller = ",%s://127.0.0.1:%d".formatted(CONTROLLER_LISTENER, ports.controller());
        String link = ports.hasLink() ? LINK_ADDRESS.formatted(ports.link()) : "";
        String proxy = ports.hasLink() ? LINK_ADDRESS.formatted(ports.advertisedLink()) : "";
        config.put("listeners", clients + controller + link);
        config.put("advertised.listeners", clients + proxy);
        config.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,LINK:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    }

    private static void singleReplica(Properties config) {
        config.put("default.replication.factor", "1");
        config.put("min.insync.replicas", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("offsets.topic.replication.factor", "1");
        config.put("transaction.state.log.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.num.partitions", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void fewThreads(Properties config) {
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "2");
        config.put("background.threads", "2");
        config.put("num.replica.fetchers", "1");
        config.put("num.recovery.threads.per.data.dir", "1");
        config.put("group.coordinator.threads", "1");
        config.put("share.coordinator.threads", "1");
        config.put("log.cleaner.threads", "1");
        // The default of 128 MB would be a quarter of the heap.
        config.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    }

    private static void smallFiles(Properties config) {
        config.put("log.segment.bytes", Integer.toString(128 << 20));
        config.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        config.put("log.retention.bytes", Long.toString(PARTITION_BYTES_MAX));
        config.put("offsets.topic.segment.bytes", Integer.toString(8 << 20));
        config.put("transaction.state.log.segment.bytes", Integer.toString(8 << 20));
        config.put("metadata.log.segment.bytes", Integer.toString(16 << 20));
    }

    private static void quickReturn(Properties config) {
        config.put("group.initial.rebalance.delay.ms", "0");
        // A killed broker is let in again once its session has ended; a shorter session would end
        // by itself on a machine that is busy.
        config.put("broker.heartbeat.interval.ms", "500");
        config.put("broker.session.timeout.ms", "6000");
    }
}
