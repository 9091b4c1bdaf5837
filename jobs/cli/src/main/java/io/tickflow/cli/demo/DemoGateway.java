package io.tickflow.cli.demo;

import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.gateway.Gateway;
import io.tickflow.gateway.GatewayConfig;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.operate.flink.JobManagerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.flink.configuration.Configuration;

/** Gateway of the demo, read-only, on a free port of this machine. */
final class DemoGateway {

    /** An address without a name, so that its URL is the one that other parts print. */
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private DemoGateway() {}

    static Gateway create(Configuration settings, LocalCluster cluster) throws Exception {
        return new Gateway(
                new GatewayConfig(
                        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0),
                        settings,
                        JobManagerAddress.of(cluster.webUrl()),
                        Tokens.none(),
                        true,
                        ClusterState.defaultWorkDirectory().resolveSibling("rollouts")));
    }
}
