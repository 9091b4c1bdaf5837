package io.tickflow.cli.demo;

import io.tickflow.cli.console.Home;
import io.tickflow.gateway.Gateway;
import io.tickflow.gateway.GatewayConfig;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.gateway.api.Role;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gateways of the tests, on free ports, with the token of an operator. */
final class PipelineGateway {

    static final String OPERATOR = "olga";
    static final String TOKEN = "tf_olga-in-the-test";

    /** Nobody listens there. */
    private static final String NOWHERE = "127.0.0.1:1";

    private PipelineGateway() {}

    /** Gateway of a pipeline that runs. */
    static Gateway of(PipelineHarness pipeline, Path rollouts) throws Exception {
        return create(
                pipeline.sandbox().bootstrapServers(),
                pipeline.sandbox().clickHouseUrl(),
                JobManagerAddress.of(pipeline.flinkUrl()),
                pipeline.bundle(),
                rollouts);
    }

    /** Gateway whose Kafka and ClickHouse are away. */
    static Gateway alone(PipelineHarness pipeline, Path rollouts) throws Exception {
        return create(NOWHERE, "http://" + NOWHERE, null, pipeline.bundle(), rollouts);
    }

    private static Gateway create(
            String kafka,
            String clickHouse,
            @Nullable JobManagerAddress jobManager,
            Path bundle,
            Path rollouts)
            throws Exception {
        return new Gateway(
                new GatewayConfig(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Settings.load(
                                Home.resolve("flink-conf/tickflow.yaml"),
                                Map.of(
                                        "tickflow.kafka.bootstrap-servers", kafka,
                                        "tickflow.history.clickhouse.url", clickHouse,
                                        "tickflow.model.bundle", bundle.toString(),
                                        "tickflow.mode", "DEMO")),
                        jobManager,
                        Tokens.parse(
                                Tokens.line(OPERATOR, Role.OPERATOR, TOKEN), new ArrayList<>()),
                        true,
                        rollouts));
    }
}
