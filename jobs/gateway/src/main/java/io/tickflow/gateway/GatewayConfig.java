package io.tickflow.gateway;

import io.tickflow.gateway.access.Tokens;
import io.tickflow.operate.flink.JobManagerAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a gateway.
 *
 * @param address address and port to listen on; port 0 for a free one
 * @param settings settings of the jobs
 * @param jobManager JobManager of their cluster; null if it is not asked
 * @param tokens callers
 * @param isLocalOpen true if callers on this machine may read without a token
 * @param rollouts folder with the journals of rollouts
 */
public record GatewayConfig(
        InetSocketAddress address,
        Configuration settings,
        @Nullable JobManagerAddress jobManager,
        Tokens tokens,
        boolean isLocalOpen,
        Path rollouts) {}
