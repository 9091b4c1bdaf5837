package io.tickflow.gateway;

import io.tickflow.gateway.access.JwtCallers;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.settings.store.StorePlace;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
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
 * @param links optional parts around it
 */
public record GatewayConfig(
        InetSocketAddress address,
        Configuration settings,
        @Nullable JobManagerAddress jobManager,
        Tokens tokens,
        boolean isLocalOpen,
        Path rollouts,
        Links links) {

    /**
     * Place of Redis.
     *
     * @param url {@code redis://}, {@code rediss://} or {@code redis-cluster://HOST:PORT,HOST:PORT}
     * @param password password; null for none
     */
    public record RedisPlace(String url, @Nullable String password) {

        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * Settings of a store, which change while the gateway runs.
     *
     * @param place store, which tells that they changed
     * @param read reads them again, with all that overrides them
     */
    public record LiveSettings(StorePlace place, Supplier<Configuration> read) {}

    /**
     * Optional parts.
     *
     * @param redis second layer of the cache; null for none
     * @param jwt callers of an identity provider; null for none
     * @param tls certificate and key of the port; null for an open port
     * @param live settings that change; null if they come from a file
     */
    public record Links(
            @Nullable RedisPlace redis,
            @Nullable JwtCallers jwt,
            @Nullable SSLContext tls,
            @Nullable LiveSettings live) {

        /** None of them. */
        public static final Links NONE = new Links(null, null, null, null);
    }

    /** A configuration without optional parts. */
    public GatewayConfig(
            InetSocketAddress address,
            Configuration settings,
            @Nullable JobManagerAddress jobManager,
            Tokens tokens,
            boolean isLocalOpen,
            Path rollouts) {
        this(address, settings, jobManager, tokens, isLocalOpen, rollouts, Links.NONE);
    }
}
