package io.tickflow.cli.demo;

import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.gateway.Gateway;
import io.tickflow.gateway.GatewayConfig;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.operate.flink.JobManagerAddress;
import java.net.InetSocketAddress;
import org.apache.flink.configuration.Configuration;

/** Gateway of the demo, read-only, on a free port of this machine. */
final class DemoGateway {

    private DemoGateway() {}

    static Gateway create(Configuration settings, LocalCluster cluster) throws Exception {
        return new Gateway(
                new GatewayConfig(
                        new InetSocketAddress("127.0.0.1", 0),
                        settings,
                        JobManagerAddress.of(cluster.webUrl()),
                        Tokens.none(),
                        true,
                        ClusterState.defaultWorkDirectory().resolveSibling("rollouts")));
    }
}
