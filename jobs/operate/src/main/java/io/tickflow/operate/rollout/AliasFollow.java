package io.tickflow.operate.rollout;

import io.tickflow.model.registry.AliasRequest;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.ModelRegistry;
import io.tickflow.model.registry.PublishedModel;
import io.tickflow.model.registry.RegistryException;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.rollout.journal.RolloutOutcome;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the alias that deployments name follow the outcome of a rollout, so that the next submit
 * brings the bundle that was kept and never the one that was left.
 */
final class AliasFollow {

    private final @Nullable ModelRegistry registry;

    AliasFollow(@Nullable ModelRegistry registry) {
        this.registry = registry;
    }

    /**
     * Moves the alias of the plan, which may be done again. Without a registry, an alias or two
     * versions of one model there is nothing to do.
     *
     * @return what was done, for people; empty if nothing
     * @throws OperationException if the registry refuses or does not answer
     */
    Optional<String> apply(RolloutPlan plan, RolloutOutcome outcome) {
        String alias = plan.alias();
        if (registry == null || alias == null) {
            return Optional.empty();
        }
        try {
            return switch (outcome) {
                case KEPT -> move(plan, alias, reference(plan.after()), false);
                case WENT_BACK -> move(plan, alias, reference(plan.before()), true);
                case UNTOUCHED, ABANDONED -> Optional.empty();
            };
        } catch (RegistryException e) {
            throw OperationException.failed(
                    "the alias "
                            + alias
                            + " is not moved: "
                            + String.join("; ", e.problems())
                            + ". Correct that and call rollout --resume",
                    e);
        }
    }

    /**
     * Points the alias at {@code target}.
     *
     * @param isReturn true to do so only if it points at the bundle that was left
     */
    private Optional<String> move(
            RolloutPlan plan, String alias, Optional<ModelReference> target, boolean isReturn) {
        if (registry == null || target.isEmpty()) {
            return Optional.empty();
        }
        String name = target.get().name();
        String version = target.get().version();
        Optional<String> now = registry.state().alias(name, alias).map(PublishedModel::version);
        Optional<String> left = reference(plan.after()).map(ModelReference::version);
        if (version == null
                || now.equals(Optional.of(version))
                || (isReturn && !now.equals(left))) {
            return Optional.empty();
        }
        var unused = registry.move(AliasRequest.move(name, alias, version, "rollout " + plan.id()));
        return Optional.of(name + "@" + alias + " is version " + version);
    }

    private static Optional<ModelReference> reference(Bundle bundle) {
        return ModelReference.isReference(bundle.path())
                ? Optional.of(ModelReference.parse(bundle.path()))
                : Optional.empty();
    }
}
