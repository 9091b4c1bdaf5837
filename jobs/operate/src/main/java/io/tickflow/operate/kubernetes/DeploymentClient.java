package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.tickflow.operate.OperationException;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One FlinkDeployment on an API server. A change holds only for the version that it was made of.
 */
final class DeploymentClient {

    static final String API = "flink.apache.org/v1beta1";
    static final String KIND = "FlinkDeployment";

    private static final String MANAGER = "tickflow-rollout";
    private static final ResourceDefinitionContext DEFINITION =
            new ResourceDefinitionContext.Builder()
                    .withGroup("flink.apache.org")
                    .withVersion("v1beta1")
                    .withKind(KIND)
                    .withPlural("flinkdeployments")
                    .withNamespaced(true)
                    .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String namespace;
    private final String name;

    DeploymentClient(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    /** Name for messages. */
    String label() {
        return "FlinkDeployment " + namespace + "/" + name;
    }

    /** The deployment as it is now; empty if there is none. */
    Optional<DeploymentView> find() {
        return ask("read", () -> Optional.ofNullable(resource().get()).map(this::view));
    }

    /** The deployment as it is now. */
    DeploymentView read() {
        return find().orElseThrow(
                        () ->
                                OperationException.invalid(
                                        "there is no "
                                                + label()
                                                + " at "
                                                + client.getMasterUrl()
                                                + ": apply k8s/ first, or name another with"
                                                + " --deployment and --namespace"));
    }

    /**
     * Changes the deployment.
     *
     * @param seen version that the change was made of
     * @param change merge patch
     * @return empty if the deployment is of another version by now
     */
    Optional<DeploymentView> patch(DeploymentView seen, ObjectNode change) {
        return patch(seen, change, List.of());
    }

    /** Lets the API server check a change without doing it. */
    void check(DeploymentView seen, ObjectNode change) {
        if (patch(seen, change, List.of("All")).isEmpty()) {
            throw OperationException.failed(label() + " changes at the moment: try again");
        }
    }

    private Optional<DeploymentView> patch(
            DeploymentView seen, ObjectNode change, List<String> dryRun) {
        change.withObject("/metadata").put("resourceVersion", seen.resourceVersion());
        var context =
                new PatchContext.Builder()
                        .withPatchType(PatchType.JSON_MERGE)
                        .withFieldManager(MANAGER)
                        .withFieldValidation("Strict")
                        .withDryRun(dryRun)
                        .build();
        return ask(
                "change",
                () -> {
                    try {
                        return Optional.of(view(resource().patch(context, change.toString())));
                    } catch (KubernetesClientException e) {
                        if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /** Creates a deployment of this name. */
    DeploymentView create(ObjectNode manifest, boolean dryRun) {
        return ask(
                "create",
                () -> {
                    var made =
                            client.genericKubernetesResources(DEFINITION)
                                    .inNamespace(namespace)
                                    .resource(
                                            JSON.convertValue(
                                                    manifest, GenericKubernetesResource.class));
                    return view(dryRun ? made.dryRun().create() : made.create());
                });
    }

    /** Deletes the deployment; the operator ends its job first. */
    void delete() {
        var unused = ask("delete", () -> resource().delete());
    }

    private Resource<GenericKubernetesResource> resource() {
        return client.genericKubernetesResources(DEFINITION).inNamespace(namespace).withName(name);
    }

    private DeploymentView view(GenericKubernetesResource resource) {
        return new DeploymentView(JSON.valueToTree(resource));
    }

    private <T> T ask(String verb, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw OperationException.failed(
                    "cannot "
                            + verb
                            + " "
                            + label()
                            + " at "
                            + client.getMasterUrl()
                            + ": "
                            + ClientErrors.text(e),
                    e);
        }
    }
}
