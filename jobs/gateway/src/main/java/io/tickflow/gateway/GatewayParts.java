package io.tickflow.gateway;

import io.tickflow.core.instrument.Instruments;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.cache.LayeredCache;
import io.tickflow.gateway.command.CommandWriter;
import io.tickflow.gateway.command.ControlResource;
import io.tickflow.gateway.history.HistoryClient;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.live.EventBoard;
import io.tickflow.gateway.probe.Deployment;
import io.tickflow.gateway.resource.BarResource;
import io.tickflow.gateway.resource.EventResource;
import io.tickflow.gateway.resource.GatewayResource;
import io.tickflow.gateway.resource.MarketResource;
import io.tickflow.gateway.resource.ModelResource;
import io.tickflow.gateway.resource.OwnBoard;
import io.tickflow.gateway.resource.PredictionResource;
import io.tickflow.gateway.resource.SettingResource;
import io.tickflow.gateway.resource.SqlResource;
import io.tickflow.gateway.resource.StatusResource;
import io.tickflow.gateway.resource.TradeResource;
import io.tickflow.gateway.resource.VectorResource;
import io.tickflow.gateway.score.PredictResource;
import io.tickflow.gateway.score.Predictor;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.operate.explain.BundleScores;
import io.tickflow.operate.explain.ExplanationReader;
import io.tickflow.operate.observe.DeploymentProbe;
import io.tickflow.operate.rollout.journal.RolloutFolder;
import io.tickflow.settings.SignalJobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a gateway that its resources answer from.
 *
 * @param source reads the deployment on demand
 */
record GatewayParts(
        GatewayConfig config,
        DeploymentProbe source,
        Deployment deployment,
        EventBoard board,
        BoardFeed feed,
        HistoryClient history,
        LayeredCache cache,
        Predictor predictor,
        CommandWriter commands,
        LiveFlags flags) {

    /** Resources of the API beside the gateway's own. */
    List<Resource> resources(GatewayResource gateway, BarResource bars, Instruments instruments) {
        SignalJobConfig signal = source.signal();
        FeatureSchema schema = signal.features().set().schema();
        String pipeline = signal.deployment().pipeline();
        var models =
                new ModelResource(
                        signal.scoring().registry().uri(),
                        new RolloutFolder(config.rollouts(), InstantSource.system()),
                        cache);
        var own = new OwnBoard(board, feed, pipeline);
        Path bundle = bundle(signal);
        return List.of(
                new StatusResource(deployment, feed, gateway::component),
                new MarketResource(own, schema),
                new VectorResource(own, cache, history, schema, pipeline),
                new PredictionResource(own, cache, history, pipeline),
                bars,
                new EventResource(board, feed, history),
                new TradeResource(history, board, instruments, pipeline),
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
                new SettingResource(instruments, flags::settings));
    }

    /** Folder of the bundle; null for a reference to the registry. */
    private static @Nullable Path bundle(SignalJobConfig signal) {
        String named = signal.scoring().bundle();
        return ModelReference.isReference(named) || !Files.isDirectory(Path.of(named))
                ? null
                : Path.of(named);
    }
}
