package io.tickflow.gateway.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.readmodel.Block;
import io.tickflow.core.readmodel.Halt;
import io.tickflow.core.readmodel.OpenOrder;
import io.tickflow.core.readmodel.OpenPosition;
import io.tickflow.gateway.api.Answer;
import io.tickflow.gateway.api.Call;
import io.tickflow.gateway.api.Identity;
import io.tickflow.gateway.api.Layer;
import io.tickflow.gateway.api.Meta;
import io.tickflow.gateway.api.Problem;
import io.tickflow.gateway.api.Resource;
import io.tickflow.gateway.api.Route;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.live.BoardFeed;
import io.tickflow.gateway.probe.Deployment;
import io.tickflow.gateway.probe.Probe;
import io.tickflow.gateway.schema.RecordSchema;
import io.tickflow.operate.component.Component;
import io.tickflow.operate.component.ComponentTable;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.status.StatusJson;
import java.util.List;
import java.util.function.Supplier;

/** Health, status, components, positions. */
public final class StatusResource implements Resource {

    private static final long OLD_MILLIS = 10_000;

    private final Deployment deployment;
    private final BoardFeed feed;
    private final Supplier<Component> gateway;

    /**
     * Creates the resource.
     *
     * @param gateway describes the gateway
     */
    public StatusResource(Deployment deployment, BoardFeed feed, Supplier<Component> gateway) {
        this.deployment = deployment;
        this.feed = feed;
        this.gateway = gateway;
    }

    /**
     * Answer of a health check.
     *
     * @param detail reason for which it is not ready; empty if it is
     */
    record Health(String status, String detail) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/health/live", "healthLive", "Answers while the gateway runs")
                        .in("Health")
                        .role(null)
                        .givesDocument(RecordSchema.of(Health.class))
                        .to(call -> Answer.document(new Health("live", ""))),
                Route.get(
                                "/v1/health/ready",
                                "healthReady",
                                "Answers 200 once the topics were read, else 503")
                        .in("Health")
                        .role(null)
                        .givesDocument(RecordSchema.of(Health.class))
                        .to(this::ready),
                Route.get(
                                "/v1/status",
                                "status",
                                "State of the deployment; its components are in /v1/components")
                        .in("Health")
                        .gives(RecordSchema.of(StatusJson.class))
                        .to(call -> status()),
                Route.get(
                                "/v1/components",
                                "components",
                                "Each component: health, process, metrics, and what configures it")
                        .in("Health")
                        .gives(RecordSchema.listOf(RecordSchema.of(Component.class)))
                        .to(call -> components()),
                Route.get(
                                "/v1/positions",
                                "positions",
                                "Open positions and orders, halts and blocked symbols")
                        .in("Trading")
                        .gives(RecordSchema.of(Book.class))
                        .to(call -> positions()));
    }

    /** Open trades of the deployment. */
    record Book(
            List<OpenPosition> positions,
            List<OpenOrder> orders,
            List<Halt> halts,
            List<Block> blocks) {}

    /** Callers whom the gateway does not know hear no address of a part. */
    private Answer ready(Call call) {
        feed.trouble()
                .ifPresent(
                        why -> {
                            throw Problem.unavailable(
                                    call.caller().equals(Identity.ANYBODY)
                                            ? "the topics are not followed"
                                            : why);
                        });
        return Answer.document(new Health("ready", ""));
    }

    private Answer status() {
        Observations seen = deployment.observations();
        ObjectNode json = (ObjectNode) Json.tree(StatusJson.of(Deployment.judge(seen), seen));
        return Answer.of(json, observed(seen.atMillis()));
    }

    private Answer components() {
        Observations seen = deployment.observations();
        List<Component> table =
                ComponentTable.of(
                        seen, Deployment.judge(seen), deployment.registry(), gateway.get());
        return Answer.of(table, observed(seen.atMillis()));
    }

    /** An older observation serves while the next one takes its time, and says so. */
    private static Meta observed(long atMillis) {
        return Meta.of(Layer.SOURCE, atMillis, System.currentTimeMillis())
                .degradedBeyond(OLD_MILLIS, "the next observation has not come yet");
    }

    private Answer positions() {
        Probe.Seen<KafkaView> seen = deployment.kafka();
        KafkaView view = seen.result().value();
        if (view == null) {
            throw Problem.unavailable(String.valueOf(seen.result().trouble()));
        }
        return Answer.of(
                new Book(view.positions(), view.orders(), view.halts(), view.blocks()),
                observed(seen.atMillis()));
    }
}
