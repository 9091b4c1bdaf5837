package io.tickflow.cli.secure;

import io.tickflow.cli.console.Home;
import io.tickflow.process.FreePorts;
import io.tickflow.process.OwnerOnly;
import io.tickflow.process.ScratchFolder;
import io.tickflow.process.flink.ClusterTls;
import io.tickflow.process.flink.FlinkCluster;
import io.tickflow.process.flink.FlinkClusterConfig;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.sandbox.secure.ClickHouseTlsFront;
import io.tickflow.sandbox.secure.LinkCertificates;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.venue.VenueProcess;
import io.tickflow.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A stack whose every link is encrypted, and the settings of jobs and commands for it. */
final class SecureStack implements AutoCloseable {

    static final String KAFKA_PASSWORD = "kafka-Rt6pQ0";
    static final String CLICKHOUSE_PASSWORD = "clickhouse-Lw8sN3";
    static final String STORE_PASSWORD = "store-Vb5yH2";

    private static final String USER = "tickflow";
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final ScratchFolder directory;
    private final ScratchFolder clusterFolder;
    private final LinkCertificates certificates;
    private final LinkCertificates foreign;
    private final KafkaBroker broker;
    private final VenueProcess venue;
    private final ClickHouseTlsFront clickHouse;
    private final FlinkCluster cluster;
    private final int scramPort;

    private SecureStack(ScratchFolder directory, ScratchFolder clusterFolder) throws Exception {
        this.directory = directory;
        this.clusterFolder = clusterFolder;
        this.certificates = LinkCertificates.create(directory.data("certificates"), STORE_PASSWORD);
        this.foreign = LinkCertificates.create(directory.data("foreign"), STORE_PASSWORD);
        List<Integer> ports = FreePorts.find(2);
        this.scramPort = ports.get(1);
        this.broker = KafkaBroker.start(directory, certificates.kafka(ports.get(0), scramPort));
        createUser();
        this.venue = VenueProcess.start(directory, broker.bootstrapServers(), certificates.venue());
        this.clickHouse =
                ClickHouseTlsFront.start(
                        certificates,
                        ClickHouseEngine.start(directory, line -> {}).url(),
                        USER,
                        CLICKHOUSE_PASSWORD);
        this.cluster =
                FlinkCluster.start(
                        clusterFolder,
                        new FlinkDistribution(
                                Home.resolve("jobs/dist/flink/target/lib"),
                                Home.resolve("flink-conf")),
                        FlinkClusterConfig.of(1)
                                .with("execution.checkpointing.interval", "1 s")
                                .with("env.java.opts.jobmanager", SHORT_LIVED)
                                .with("env.java.opts.taskmanager", SHORT_LIVED)
                                .withTls());
        OwnerOnly.write(secret("kafka"), "password=" + KAFKA_PASSWORD + '\n');
        OwnerOnly.write(secret("clickhouse"), CLICKHOUSE_PASSWORD + '\n');
        OwnerOnly.write(settings(), yaml(certificates));
        OwnerOnly.write(foreignSettings(), yaml(foreign));
        OwnerOnly.write(
                settings().resolveSibling(Settings.INSTRUMENTS),
                Files.readString(Home.resolve("flink-conf").resolve(Settings.INSTRUMENTS)));
    }

    static SecureStack start() throws Exception {
        ScratchFolder directory = ScratchFolder.create();
        ScratchFolder clusterFolder = ScratchFolder.create();
        try {
            return new SecureStack(directory, clusterFolder);
        } catch (Exception e) {
            clusterFolder.close();
            directory.close();
            throw e;
        }
    }

    /** File of settings that every link accepts. */
    Path settings() {
        return directory.data("settings").resolve("tickflow.yaml");
    }

    /** File of settings with certificates of another CA. */
    Path foreignSettings() {
        return directory.data("settings").resolve("foreign.yaml");
    }

    /** URL of the JobManager. */
    String jobManager() {
        return cluster.restUrl();
    }

    /** Folder of the cluster: configuration, HA, checkpoints, savepoints and logs. */
    Path clusterRoot() {
        return clusterFolder.root();
    }

    /** Folder of the logs of Kafka, ClickHouse and the venue. */
    Path logs() {
        return directory.logs();
    }

    /** File of the cluster's own options, the only one with the passwords of its stores. */
    Path clusterOptions() {
        return cluster.conf().resolve("config.yaml");
    }

    /** File with the key of REST clients. */
    Path clusterKey() {
        return ClusterTls.folder(clusterFolder.root()).resolve(ClusterTls.KEY);
    }

    @Override
    public void close() {
        clickHouse.close();
        clusterFolder.close();
        directory.close();
    }

    private Path secret(String name) {
        return directory.data("secrets").resolve(name + ".properties");
    }

    private void createUser() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            USER,
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 4_096),
                                            KAFKA_PASSWORD)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private String yaml(LinkCertificates own) {
        Path rest = ClusterTls.folder(clusterFolder.root());
        boolean known = own == certificates;
        return """
               tickflow:
                 mode: DEMO
                 kafka:
                   bootstrap-servers: localhost:%d
                   properties:
                     security.protocol: SASL_SSL
                     sasl.mechanism: SCRAM-SHA-512
                     sasl.jaas.config: org.apache.kafka.common.security.scram.ScramLoginModule required username="tickflow" password="${file:%s:password}";
                     ssl.truststore.type: PEM
                     ssl.truststore.location: %s
                 feed: {start: EARLIEST, topic: mt5.ticks}
                 scoring: {timeout: 0 ms}
                 # All ticks come at once, and wait for their turn.
                 signal: {time-to-live: 1 h}
                 model: {bundle: models/bundles/direction-eurusd/1}
                 fix:
                   host: localhost
                   port: %d
                   sender-comp-id: TICKFLOW
                   target-comp-id: VENUE
                   tls:
                     enabled: true
                     ca-file: %s
                     certificate-file: %s
                     key-file: %s
                 history:
                   clickhouse:
                     url: %s
                     user: tickflow
                     password-file: %s
                     tls: {ca-file: %s}
                 flink:
                   rest:
                     tls:
                       ca-file: %s
                       certificate-file: %s
                       key-file: %s
               """
                .formatted(
                        scramPort,
                        secret("kafka"),
                        own.ca(),
                        venue.port(),
                        own.ca(),
                        own.clientCertificate(),
                        own.clientKey(),
                        clickHouse.url(),
                        secret("clickhouse"),
                        own.ca(),
                        rest.resolve(ClusterTls.CA),
                        known ? rest.resolve(ClusterTls.CERTIFICATE) : own.clientCertificate(),
                        known ? rest.resolve(ClusterTls.KEY) : own.clientKey());
    }
}
