package io.tickflow.gateway.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.tickflow.gateway.history.Breaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Layer in Redis, one server or a cluster, behind a circuit breaker. Connects in the background
 * when it is first asked, and again after Redis was away: nobody waits for that. Thread-safe.
 */
public final class RedisLayer implements SharedLayer {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLayer.class);
    private static final Duration TIMEOUT = Duration.ofMillis(250);
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** The client's own pause grows to half a minute. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Older answers serve while ClickHouse is away. */
    private static final long KEPT_MILLIS = Duration.ofHours(1).toMillis();

    private static final String CLUSTER = "redis-cluster://";

    private record Session(
            StatefulConnection<byte[], byte[]> connection,
            RedisClusterCommands<byte[], byte[]> commands,
            Runnable end) {}

    private final List<RedisURI> places;
    private final boolean isCluster;
    private final String prefix;
    private final Breaker breaker = new Breaker(System::nanoTime);
    private volatile @Nullable Session session;
    private @Nullable Thread connecting;
    private boolean closed;

    private RedisLayer(List<RedisURI> places, boolean isCluster, String prefix) {
        this.places = places;
        this.isCluster = isCluster;
        this.prefix = prefix;
    }

    /**
     * Creates a layer, which connects when it is asked.
     *
     * @param url {@code redis://HOST:PORT}, {@code rediss://} with TLS, or {@code
     *     redis-cluster://HOST:PORT,HOST:PORT}
     * @param password password of the default user; null for none
     * @param space name that separates deployments
     * @throws IllegalArgumentException if the URL is none of these
     */
    public static RedisLayer of(String url, @Nullable String password, String space) {
        boolean isCluster = url.startsWith(CLUSTER);
        var places = new ArrayList<RedisURI>();
        String[] parts =
                isCluster ? url.substring(CLUSTER.length()).split(",", -1) : new String[] {url};
        for (String part : parts) {
            RedisURI place = RedisURI.create(isCluster ? "redis://" + part : part);
            if (password != null) {
                place = RedisURI.builder(place).withPassword(password.toCharArray()).build();
            }
            place.setTimeout(TIMEOUT);
            places.add(place);
        }
        return new RedisLayer(List.copyOf(places), isCluster, "tickflow:" + space + ':');
    }

    @Override
    public byte @Nullable [] get(String key) {
        return ask(commands -> commands.get(bytes(key)));
    }

    @Override
    public void put(String key, byte[] value) {
        var unused =
                ask(commands -> commands.set(bytes(key), value, SetArgs.Builder.px(KEPT_MILLIS)));
    }

    private byte[] bytes(String key) {
        return (prefix + key).getBytes(StandardCharsets.UTF_8);
    }

    private <T> @Nullable T ask(Function<RedisClusterCommands<byte[], byte[]>, @Nullable T> call) {
        if (!breaker.permits()) {
            return null;
        }
        Session open = session;
        if (open == null) {
            connect();
            return null;
        }
        try {
            T answer = call.apply(open.commands());
            breaker.onAnswer();
            return answer;
        } catch (RedisException e) {
            onFailure(e);
            return null;
        }
    }

    private void onFailure(RedisException e) {
        breaker.onFailure();
        if (breaker.isOpen()) {
            LOG.warn("Redis does not answer and is left alone: {}", e.getMessage());
        }
    }

    private synchronized void connect() {
        if (closed || (connecting != null && connecting.isAlive())) {
            return;
        }
        connecting = new Thread(this::open, "gateway-redis");
        connecting.setDaemon(true);
        connecting.start();
    }

    private void open() {
        try {
            keep(isCluster ? cluster() : single());
        } catch (RedisException e) {
            onFailure(e);
        }
    }

    private synchronized void keep(Session opened) {
        if (closed) {
            end(opened);
        } else {
            session = opened;
        }
    }

    private static void end(Session session) {
        session.connection().close();
        session.end().run();
    }

    private static ClientResources resources() {
        return ClientResources.builder().reconnectDelay(Delay.constant(AGAIN)).build();
    }

    /** The client does not end resources that were given to it. */
    private static void end(Runnable client, ClientResources resources) {
        client.run();
        var unused = resources.shutdown();
    }

    private Session single() {
        ClientResources resources = resources();
        RedisClient client = RedisClient.create(resources, places.get(0));
        client.setOptions(options(ClientOptions.builder()).build());
        try {
            var connection = client.connect(ByteArrayCodec.INSTANCE);
            return new Session(
                    connection, connection.sync(), () -> end(client::shutdown, resources));
        } catch (RedisException e) {
            end(() -> client.shutdown(Duration.ZERO, CONNECT), resources);
            throw e;
        }
    }

    private Session cluster() {
        ClientResources resources = resources();
        RedisClusterClient client = RedisClusterClient.create(resources, places);
        var options = ClusterClientOptions.builder();
        options(options);
        client.setOptions(options.build());
        try {
            var connection = client.connect(ByteArrayCodec.INSTANCE);
            return new Session(
                    connection, connection.sync(), () -> end(client::shutdown, resources));
        } catch (RedisException e) {
            end(() -> client.shutdown(Duration.ZERO, CONNECT), resources);
            throw e;
        }
    }

    /** No queue of commands for a server that is away. */
    private static ClientOptions.Builder options(ClientOptions.Builder builder) {
        return builder.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build());
    }

    @Override
    public boolean isAway() {
        return breaker.isOpen();
    }

    @Override
    public synchronized void close() {
        closed = true;
        Session open = session;
        if (open != null) {
            end(open);
            session = null;
        }
    }
}
