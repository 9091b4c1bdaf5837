package io.tickflow.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.tickflow.process.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** The second layer in a cluster of three real servers, of which one is killed. */
@Tag("long")
class RedisClusterTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int NODES = 3;
    private static final int SLOTS = 16_384;
    private static final int KEYS = 60;

    @TempDir private Path folder;

    @Test
    void shouldSpreadKeysAndOutliveNode() throws Exception {
        List<Integer> ports = FreePorts.find(NODES);
        List<RedisServer> nodes = new ArrayList<>();
        try {
            for (int port : ports) {
                nodes.add(start(port));
            }
            join(ports);
            String url =
                    ports.stream()
                            .map(port -> "127.0.0.1:" + port)
                            .collect(Collectors.joining(",", "redis-cluster://", ""));
            try (SharedLayer layer = RedisLayer.of(url, null, "test")) {
                await().atMost(WAIT).until(() -> kept(layer) == KEYS);
                for (int port : ports) {
                    assertThat(keys(port)).as("keys of port %d", port).isPositive();
                }

                nodes.get(0).stop();
                await().atMost(WAIT).until(() -> !layer.isAway() && kept(layer) < KEYS);

                nodes.set(0, start(ports.get(0)));
                await().atMost(WAIT).until(() -> kept(layer) == KEYS);
            }
        } finally {
            for (RedisServer node : nodes) {
                node.stop();
            }
        }
    }

    private static long kept(SharedLayer layer) {
        long kept = 0;
        for (int i = 0; i < KEYS; i++) {
            layer.put("key" + i, "value".getBytes(StandardCharsets.UTF_8));
            kept += layer.get("key" + i) == null ? 0 : 1;
        }
        return kept;
    }

    private static void join(List<Integer> ports) {
        for (int i = 0; i < NODES; i++) {
            int first = i * SLOTS / NODES;
            int end = (i + 1) * SLOTS / NODES;
            with(ports.get(i), node -> node.clusterAddSlots(IntStream.range(first, end).toArray()));
            int other = ports.get((i + 1) % NODES);
            with(ports.get(i), node -> node.clusterMeet("127.0.0.1", other));
        }
        for (int port : ports) {
            await().atMost(WAIT)
                    .until(
                            () ->
                                    with(port, RedisCommands::clusterInfo)
                                            .contains("cluster_state:ok"));
        }
    }

    private static long keys(int port) {
        return with(port, RedisCommands::dbsize);
    }

    private static <T> T with(int port, Function<RedisCommands<String, String>, T> question) {
        try (RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
                var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    private RedisServer start(int port) throws IOException {
        RedisServer redis =
                RedisServer.newRedisServer()
                        .bind("127.0.0.1")
                        .port(port)
                        .setting("save \"\"")
                        .setting("dir " + folder)
                        .setting("cluster-enabled yes")
                        .setting("cluster-config-file nodes-" + port + ".conf")
                        .setting("cluster-node-timeout 500")
                        .setting("cluster-require-full-coverage no")
                        .build();
        redis.start();
        return redis;
    }
}
