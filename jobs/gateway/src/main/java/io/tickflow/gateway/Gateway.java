package io.tickflow.gateway;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.access.RateLimit;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.cache.CacheWarmer;
import io.tickflow.gateway.cache.LayeredCache;
import io.tickflow.gateway.cache.RedisLayer;
import io.tickflow.gateway.cache.SharedLayer;
import io.tickflow.gateway.cache.TimeToLive;
import io.tickflow.gateway.cache.Volatility;
import io.tickflow.gateway.command.CommandWriter;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.history.LiveAccuracy;
import io.tickflow.gateway.http.HttpLimits;
import io.tickflow.gateway.http.HttpServer;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.live.HeldEvent;
import io.tickflow.gateway.live.Streams;
import io.tickflow.gateway.probe.Deployment;
import io.tickflow.gateway.resource.BarResource;
import io.tickflow.gateway.resource.GatewayResource;
import io.tickflow.gateway.score.Predictor;
import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.settings.GatewayOptions;
import io.tickflow.settings.InstrumentOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gateway of a deployment: stands beside the jobs, reads their topics and their history, and
 * answers over HTTP. No order waits for it. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    private final GatewayConfig config;
    private final Streams streams = new Streams();
    private final RequestCounts counts = new RequestCounts();
    private final EventBoard board = new EventBoard();
    private final Deployment deployment;
    private final HistoryClient history;
    private final Volatility volatility = new Volatility();
    private final RateLimit limit;
    private final LiveFlags flags;
    private final LayeredCache cache;
    private final CacheWarmer warmer;
    private final BoardFeed feed;
    private final List<Route> routes;
    private final Predictor predictor;
    private final CommandWriter commands;
    private final HttpServer server;

    /**
     * Creates a gateway, which does nothing before {@link #start}.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem of the settings
     */
    public Gateway(GatewayConfig config) {
        this.config = config;
        var source = new DeploymentProbe(config.settings(), config.jobManager());
        deployment = new Deployment(source);
        history = new HistoryClient(source.historyConfig().clickHouse());
        GatewayOptions.Flags first = GatewayOptions.configure(config.settings());
        limit = new RateLimit(first.requestsPerSecond(), first.requestsAtOnce(), System::nanoTime);
        flags = new LiveFlags(config.settings(), config.links().live(), this::onFlags);
        cache =
                new LayeredCache(
                        shared(config.links().redis(), source.signal().deployment().pipeline()),
                        volatility,
                        TimeToLive.by(volatility)
                                .or(TimeToLive.fixed(), () -> !flags.now().isTtlByVolatility())
                                .times(() -> flags.now().ttlFactor()),
                        System::currentTimeMillis);
        feed = new BoardFeed(source.signal().kafka(), board, this::onEvent);
        predictor = new Predictor(source.signal());
        commands = new CommandWriter(source.desk());
        var gateway =
                new GatewayResource(
                        counts,
                        streams,
                        this::troubles,
                        new LiveAccuracy(
                                history,
                                source.signal().deployment().pipeline(),
                                System::currentTimeMillis),
                        cache);
        var bars = new BarResource(cache, history, source.signal().deployment().pipeline());
        Instruments instruments = InstrumentOptions.configure(config.settings());
        warmer = new CacheWarmer(instruments, bars::warm, System::currentTimeMillis);
        routes =
                gateway.withOwn(
                        new GatewayParts(
                                        config,
                                        source,
                                        deployment,
                                        board,
                                        feed,
                                        history,
                                        cache,
                                        predictor,
                                        commands,
                                        flags)
                                .resources(gateway, bars, instruments));
        server =
                new HttpServer(
                        config.address(),
                        config.links().tls(),
                        HttpLimits.USUAL,
                        routes,
                        new Gatekeeper(
                                config.tokens(), config.links().jwt(), config.isLocalOpen(), limit),
                        streams,
                        counts);
    }

    private static SharedLayer shared(GatewayConfig.@Nullable RedisPlace redis, String pipeline) {
        return redis == null
                ? SharedLayer.NONE
                : RedisLayer.of(redis.url(), redis.password(), pipeline);
    }

    private void onFlags(GatewayOptions.Flags now) {
        limit.change(now.requestsPerSecond(), now.requestsAtOnce());
    }

    private void onEvent(HeldEvent event) {
        streams.publish(event);
        long now = System.currentTimeMillis();
        if (event.type() == EventTypes.FEATURES && volatility.wants(event.key(), now)) {
            event.body(FeatureVector.class)
                    .ifPresent(
                            vector ->
                                    volatility.onPrice(
                                            vector.symbol(),
                                            (vector.bid() + vector.ask()) / 2,
                                            now));
        }
    }

    /**
     * Listens, and begins to read the topics.
     *
     * @throws IOException if the port is taken
     */
    public void start() throws IOException {
        server.start();
        feed.start();
        warmer.start();
        flags.start();
        deployment.start();
        begin("gateway-bundle", predictor::open);
        begin("gateway-commands", commands::open);
    }

    private static void begin(String name, Runnable opening) {
        var thread = new Thread(opening, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Address for a browser. */
    public String url() {
        String host = config.address().getHostString();
        return (config.links().tls() == null ? "http://" : "https://")
                + (host.contains(":") ? "[" + host + "]" : host)
                + ':'
                + server.port()
                + '/';
    }

    /** Operations. */
    public List<Route> routes() {
        return routes;
    }

    /** Takes a record as if it had come from its topic. */
    void accept(ConsumerRecord<byte[], byte[]> record) {
        board.put(record).ifPresent(this::onEvent);
    }

    /** Clients of the live stream. */
    Streams streams() {
        return streams;
    }

    /** A sentence for each part that is away. */
    private List<String> troubles() {
        var away = new ArrayList<String>();
        feed.trouble().ifPresent(away::add);
        if (cache.isSharedAway()) {
            away.add("Redis does not answer");
        }
        if (history.isAway()) {
            away.add("ClickHouse does not answer");
        }
        flags.trouble().ifPresent(why -> away.add("changes of settings do not come: " + why));
        return away;
    }

    /** Reason for which the topics are not followed; empty if they are. */
    public Optional<String> trouble() {
        return feed.trouble();
    }

    @Override
    public void close() {
        server.close();
        feed.close();
        flags.close();
        predictor.close();
        warmer.close();
        commands.close();
        deployment.close();
        cache.close();
        history.close();
    }
}
