package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobDetails;
import io.tickflow.operate.flink.JobManagerAddress;
import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import io.tickflow.operate.rollout.platform.RolloutSteps;
import io.tickflow.operate.rollout.platform.RolloutTarget;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FlinkDeployment of Flink's Kubernetes operator. The rollout changes its wish; the operator takes
 * savepoints and deploys. Only Flink's own REST interface says that a job runs, and only the gates
 * that it is well.
 */
public final class KubernetesRollout implements RolloutTarget, AutoCloseable {

    private static final String ADVICE =
            ". Name the service with --jobmanager URL, or leave it out to forward a port of the"
                + " Pod";

    private final KubernetesClient client;
    private final DeploymentClient signal;
    private final DeploymentClient shadow;
    private final JobControl jobs;
    private final JobControl shadows;
    private final KubernetesCheck check;

    /**
     * Creates a target, which connects at the first call.
     *
     * @throws OperationException if the kubeconfig is unreadable
     */
    public static KubernetesRollout open(KubernetesPlace place) {
        try {
            Config config =
                    place.kubeconfig() == null
                            ? Config.autoConfigure(place.context())
                            : Config.fromKubeconfig(place.context(), place.kubeconfig().toFile());
            requireContext(config, place.context());
            return new KubernetesRollout(
                    new KubernetesClientBuilder().withConfig(config).build(), place);
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw OperationException.invalid(
                    "no Kubernetes can be reached with "
                            + (place.kubeconfig() == null ? "~/.kube/config" : place.kubeconfig())
                            + ": "
                            + e.getMessage());
        }
    }

    /** The client takes the current context in place of an unknown one. */
    private static void requireContext(Config config, @Nullable String context) {
        if (context == null) {
            return;
        }
        List<String> known = config.getContexts().stream().map(NamedContext::getName).toList();
        if (!known.contains(context)) {
            throw OperationException.invalid(
                    "--context: the kubeconfig has no context " + context + ", but " + known);
        }
    }

    KubernetesRollout(KubernetesClient client, KubernetesPlace place) {
        this.client = client;
        String own = client.getNamespace();
        String namespace = place.namespace() != null ? place.namespace() : own;
        if (namespace == null) {
            throw OperationException.invalid("no namespace: give --namespace NAME");
        }
        this.signal = new DeploymentClient(client, namespace, place.deployment());
        this.shadow = new DeploymentClient(client, namespace, place.shadow());
        this.jobs = control(place, namespace, place.deployment());
        this.shadows = control(place, namespace, place.shadow());
        this.check = new KubernetesCheck(signal, shadow);
    }

    private JobControl control(KubernetesPlace place, String namespace, String deployment) {
        JobManagerAddress named = place.jobManager();
        if (named != null) {
            String url = named.url().replace(place.deployment(), deployment);
            return new JobControl(new FlinkRest(new JobManagerAddress(url, named.tls()), ADVICE));
        }
        var forward = new JobManagerForward(client, namespace, deployment);
        return new JobControl(new FlinkRest(forward::url, ADVICE));
    }

    @Override
    public String address() {
        String server = client.getMasterUrl().toString();
        return server
                + (server.endsWith("/") ? "" : "/")
                + signal.namespace()
                + "/"
                + signal.name();
    }

    @Override
    public JobControl jobs() {
        return jobs;
    }

    @Override
    public JobControl shadows() {
        return shadows;
    }

    /** A shadow brings TaskManagers of its own. */
    @Override
    public int shadowParallelismMax() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void requireShadowRoom() {
        check.requireNoShadow();
    }

    /** Lets the API server check every change without doing it. */
    @Override
    public String check(JobDetails running, RolloutPlan plan, Map<String, String> local) {
        check.check(running, plan, local);
        return "";
    }

    @Override
    public void discard(String prepared) {}

    @Override
    public void claim(String rolloutId) {
        for (int tries = 0; tries < DeploymentChange.TRIES_MAX; tries++) {
            DeploymentView seen = signal.read();
            String owner = seen.annotation(DeploymentChange.ROLLOUT);
            if (!owner.isEmpty() && !owner.equals(rolloutId)) {
                throw OperationException.invalid(
                        "rollout "
                                + owner
                                + " has "
                                + signal.label()
                                + ": end it where it was begun. If its journal is lost: kubectl"
                                + " annotate flinkdeployment "
                                + signal.name()
                                + " "
                                + DeploymentChange.ROLLOUT
                                + "-");
            }
            if (signal.patch(seen, mark(rolloutId)).isPresent()) {
                return;
            }
        }
        throw OperationException.failed(signal.label() + " changes all the time: try again");
    }

    @Override
    public void unclaim(String rolloutId) {
        for (int tries = 0; tries < DeploymentChange.TRIES_MAX; tries++) {
            DeploymentView seen = signal.read();
            if (!seen.annotation(DeploymentChange.ROLLOUT).equals(rolloutId)) {
                return;
            }
            ObjectNode change = mark(null);
            change.withObject("/metadata/annotations")
                    .putNull(DeploymentChange.STEP)
                    .putNull(DeploymentChange.GENERATION);
            if (signal.patch(seen, change).isPresent()) {
                return;
            }
        }
    }

    private static ObjectNode mark(@Nullable String rolloutId) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.withObject("/metadata/annotations").put(DeploymentChange.ROLLOUT, rolloutId);
        return change;
    }

    @Override
    public RolloutSteps steps(RolloutJournal journal, String prepared) {
        return new KubernetesSteps(new DeploymentChange(signal), shadow, jobs, shadows);
    }

    @Override
    public void close() {
        client.close();
    }
}
