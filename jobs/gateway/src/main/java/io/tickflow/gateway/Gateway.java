package io.tickflow.gateway;

import io.tickflow.gateway.access.Gatekeeper;
import io.tickflow.gateway.access.RateLimit;
import io.tickflow.gateway.api.RequestCounts;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.command.CommandWriter;
import io.tickflow.gateway.command.ControlResource;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.history.LiveAccuracy;
import io.tickflow.gateway.http.HttpServer;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.live.Streams;
import io.tickflow.gateway.probe.Deployment;
import io.tickflow.gateway.resource.BarResource;
import io.tickflow.gateway.resource.EventResource;
import io.tickflow.gateway.resource.GatewayResource;
import io.tickflow.gateway.resource.MarketResource;
import io.tickflow.gateway.resource.ModelResource;
import io.tickflow.gateway.resource.SettingResource;
import io.tickflow.gateway.resource.SqlResource;
import io.tickflow.gateway.resource.StatusResource;
import io.tickflow.gateway.resource.TradeResource;
import io.tickflow.gateway.score.PredictResource;
import io.tickflow.gateway.score.Predictor;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.operate.explain.BundleScores;
import io.tickflow.operate.explain.ExplanationReader;
import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.settings.InstrumentOptions;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gateway of a deployment: stands beside the jobs, reads their topics and their history, and
 * answers over HTTP. No order waits for it. Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    private static final double REQUESTS_A_SECOND = 50;
    private static final double REQUESTS_AT_ONCE = 200;

    private final GatewayConfig config;
    private final Streams streams = new Streams();
    private final RequestCounts counts = new RequestCounts();
    private final EventBoard board = new EventBoard();
    private final Deployment deployment;
    private final HistoryClient history;
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
        feed = new BoardFeed(source.signal().kafka(), board, streams);
        predictor = new Predictor(source.signal());
        commands = new CommandWriter(source.desk().kafka());
        var gateway =
                new GatewayResource(
                        counts,
                        streams,
                        feed,
                        new LiveAccuracy(
                                history,
                                source.signal().deployment().pipeline(),
                                System::currentTimeMillis));
        routes = gateway.withOwn(resources(source, gateway));
        server =
                new HttpServer(
                        config.address(),
                        routes,
                        new Gatekeeper(
                                config.tokens(),
                                config.isLocalOpen(),
                                new RateLimit(
                                        REQUESTS_A_SECOND, REQUESTS_AT_ONCE, System::nanoTime)),
                        streams,
                        counts);
    }

    private List<Resource> resources(DeploymentProbe source, GatewayResource gateway) {
        SignalJobConfig signal = source.signal();
        FeatureSchema schema = signal.features().set().schema();
        String pipeline = signal.deployment().pipeline();
        var models =
                new ModelResource(
                        signal.scoring().registry().uri(),
                        new RolloutFolder(config.rollouts(), InstantSource.system()));
        Path bundle = bundle(signal);
        return List.of(
                new StatusResource(deployment, feed, models::component, gateway::component),
                new MarketResource(board, feed, history, schema, pipeline),
                new BarResource(history, pipeline),
                new EventResource(board, feed, history),
                new TradeResource(
                        history,
                        board,
                        InstrumentOptions.configure(config.settings()),
                        pipeline),
                models,
                new SqlResource(
                        history,
                        console ->
                                new ExplanationReader(
                                        console,
                                        bundle,
                                        folder -> new BundleScores(folder, schema))),
                new ControlResource(source.desk(), commands),
                new PredictResource(predictor, board, schema),
                new SettingResource(
                        InstrumentOptions.configure(config.settings()), config.settings().toMap()));
    }

    /** Folder of the bundle; null for a reference to the registry. */
    private static @Nullable Path bundle(SignalJobConfig signal) {
        String named = signal.scoring().bundle();
        return ModelReference.isReference(named) || !Files.isDirectory(Path.of(named))
                ? null
                : Path.of(named);
    }

    /**
     * Listens, and begins to read the topics.
     *
     * @throws IOException if the port is taken
     */
    public void start() throws IOException {
        server.start();
        feed.start();
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
        return "http://"
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
        board.put(record).ifPresent(streams::publish);
    }

    /** Clients of the live stream. */
    Streams streams() {
        return streams;
    }

    /** Reason for which the topics are not followed; empty if they are. */
    public Optional<String> trouble() {
        return feed.trouble();
    }

    @Override
    public void close() {
        server.close();
        feed.close();
        predictor.close();
        commands.close();
        deployment.close();
        history.close();
    }
}
