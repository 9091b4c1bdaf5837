package io.tickflow.operate.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.tickflow.operate.OperationException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes of a FlinkDeployment's wish, and waits for the operator. An annotation of the change
 * itself names the step and the generation that it makes, so a step that is called again knows its
 * change, and a change by somebody else is seen.
 */
final class DeploymentChange {

    /** Rollout that owns the deployment. */
    static final String ROLLOUT = "tickflow.io/rollout";

    /** Token of the newest step. */
    static final String STEP = "tickflow.io/rollout-step";

    /** Generation of the wish that the step has made. */
    static final String GENERATION = "tickflow.io/rollout-generation";

    /** Tries against an operator that writes its status at the same time. */
    static final int TRIES_MAX = 20;

    private static final Duration POLL = Duration.ofMillis(500);

    private final DeploymentClient client;

    DeploymentChange(DeploymentClient client) {
        this.client = client;
    }

    DeploymentClient client() {
        return client;
    }

    /** Returns true if the newest change is that of this step. */
    static boolean isOf(DeploymentView view, String token) {
        return view.annotation(STEP).equals(token);
    }

    /** A wish that ends the job. */
    static ObjectNode suspend(String upgradeMode) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.withObject("/spec/job").put("state", "suspended").put("upgradeMode", upgradeMode);
        return change;
    }

    /** A wish that runs the job with these arguments. */
    static ObjectNode run(List<String> arguments) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        ObjectNode job = change.withObject("/spec/job");
        job.put("state", "running").put("upgradeMode", "savepoint");
        ArrayNode args = job.putArray("args");
        arguments.forEach(args::add);
        return change;
    }

    /**
     * Makes a change under a token.
     *
     * @param change made of the version that is changed; null to leave it as it is
     */
    DeploymentView apply(String token, Function<DeploymentView, ObjectNode> change) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            DeploymentView seen = client.read();
            requireOurs(seen);
            ObjectNode patch = change.apply(seen);
            patch.withObject("/metadata/annotations")
                    .put(STEP, token)
                    .put(GENERATION, Long.toString(seen.generation() + 1));
            Optional<DeploymentView> made = client.patch(seen, patch);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw OperationException.failed(client.label() + " changes all the time: try again");
    }

    /**
     * Waits for the operator.
     *
     * @return empty if it does not come to that in time
     * @throws OperationException if somebody else changes the wish meanwhile
     */
    Optional<DeploymentView> await(Duration max, Predicate<DeploymentView> isDone) {
        long deadlineNanos = System.nanoTime() + max.toNanos();
        while (true) {
            DeploymentView view = client.read();
            requireOurs(view);
            if (isDone.test(view)) {
                return Optional.of(view);
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                return Optional.empty();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw OperationException.failed("interrupted");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void requireOurs(DeploymentView view) {
        String made = view.annotation(GENERATION);
        if (!made.isEmpty() && !made.equals(Long.toString(view.generation()))) {
            throw OperationException.invalid(
                    "somebody has changed "
                            + client.label()
                            + " during this rollout: it is of generation "
                            + view.generation()
                            + ", and that of the rollout is "
                            + made
                            + ". Look at it with kubectl, then give up this rollout with rollout"
                            + " --abandon");
        }
    }
}
