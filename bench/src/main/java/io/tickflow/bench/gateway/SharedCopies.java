package io.tickflow.bench.gateway;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;

/** Copies of an answer that a gateway has put into Redis, under names that no gateway has asked. */
final class SharedCopies {

    /** Copies keep the form of the key, so that a gateway finds them. */
    private static final String SCRIPT =
            """
            local found = redis.call('KEYS', '*:' .. ARGV[1] .. ':*')
            local value = redis.call('GET', found[1])
            for i = 0, ARGV[3] - 1 do
              local name = string.gsub(found[1], ARGV[1], ARGV[2] .. i)
              redis.call('SET', name, value, 'PX', 3600000)
            end
            return #found
            """;

    private SharedCopies() {}

    /**
     * Copies the answer about {@code symbol} to names of {@code prefix} and a number.
     *
     * @throws IllegalStateException if Redis does not have exactly one answer about it
     */
    static void write(String redis, String symbol, String prefix, int count) {
        try (RedisClient client = RedisClient.create(redis);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            Long found =
                    connection
                            .sync()
                            .eval(
                                    SCRIPT,
                                    ScriptOutputType.INTEGER,
                                    new String[0],
                                    symbol,
                                    prefix,
                                    Integer.toString(count));
            if (found != 1) {
                throw new IllegalStateException(
                        "Redis has " + found + " answers about " + symbol + " instead of one");
            }
        }
    }
}
