package io.tickflow.sandbox.local;

import io.tickflow.process.FreePorts;
import java.util.Iterator;

/**
 * Ports of the local stack on 127.0.0.1. Chosen once and kept, since jobs and clients that ran
 * before look for them there.
 *
 * @param kafka of the broker
 * @param kafkaController of its controller
 * @param clickHouse of the engine's HTTP interface
 * @param venue of the FIX venue
 * @param jobManager of Flink's REST interface
 * @param gateway of the gateway with its console
 * @param postgres of PostgreSQL, if the stack has one
 */
public record StackPorts(
        int kafka,
        int kafkaController,
        int clickHouse,
        int venue,
        int jobManager,
        int gateway,
        int postgres) {

    private static final String HOST = "127.0.0.1";
    private static final int KAFKA_USUAL = 9092;
    private static final int CLICKHOUSE_USUAL = 8123;
    private static final int JOB_MANAGER_USUAL = 8081;
    private static final int GATEWAY_USUAL = 8085;
    private static final int POSTGRES_USUAL = 5432;
    private static final int COUNT = 7;

    /** Chooses the usual ports, and free ones in place of those that are taken. */
    static StackPorts choose() {
        Iterator<Integer> free = FreePorts.find(COUNT).iterator();
        return new StackPorts(
                usualOr(KAFKA_USUAL, free.next()),
                free.next(),
                usualOr(CLICKHOUSE_USUAL, free.next()),
                free.next(),
                usualOr(JOB_MANAGER_USUAL, free.next()),
                usualOr(GATEWAY_USUAL, free.next()),
                usualOr(POSTGRES_USUAL, free.next()));
    }

    /** Chooses the port of the gateway alone, for a stack of before there was one. */
    static int chooseGateway() {
        return usualOr(GATEWAY_USUAL, FreePorts.find(1).get(0));
    }

    /** Chooses the port of PostgreSQL alone, for the same reason. */
    static int choosePostgres() {
        return usualOr(POSTGRES_USUAL, FreePorts.find(1).get(0));
    }

    /** Address of Kafka for clients. */
    public String bootstrapServers() {
        return HOST + ':' + kafka;
    }

    /** URL of ClickHouse. */
    public String clickHouseUrl() {
        return "http://" + HOST + ':' + clickHouse;
    }

    /** Host of the FIX venue. */
    public String venueHost() {
        return HOST;
    }

    /** URL of the JobManager. */
    public String jobManagerUrl() {
        return "http://" + HOST + ':' + jobManager;
    }

    /** URL of the gateway and of its console. */
    public String gatewayUrl() {
        return "http://" + HOST + ':' + gateway + '/';
    }

    /** Place of the settings in PostgreSQL. */
    public String storePlace() {
        return "pg:postgresql://" + HOST + ':' + postgres + "/postgres";
    }

    /** Address of a part for users; empty for a process that only the cluster itself talks to. */
    public String address(StackPart part) {
        return switch (part) {
            case KAFKA -> bootstrapServers();
            case CLICKHOUSE -> clickHouseUrl();
            case VENUE -> HOST + ':' + venue;
            case JOB_MANAGER -> jobManagerUrl();
            case GATEWAY -> gatewayUrl();
            case POSTGRES -> storePlace();
            case ZOOKEEPER, TASK_MANAGER -> "";
        };
    }

    private static int usualOr(int usual, int free) {
        return FreePorts.isFree(usual) ? usual : free;
    }
}
