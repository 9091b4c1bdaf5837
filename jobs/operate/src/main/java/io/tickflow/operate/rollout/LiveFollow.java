package io.tickflow.operate.rollout;

import io.tickflow.model.registry.RegistryException;
import io.tickflow.model.registry.live.LiveBundle;
import io.tickflow.model.registry.live.LivePointer;
import io.tickflow.operate.rollout.plan.Bundle;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import org.jspecify.annotations.Nullable;

/** Tells the registry which bundles the next job runs, before it starts. */
final class LiveFollow {

    private final RolloutContext context;

    LiveFollow(RolloutContext context) {
        this.context = context;
    }

    /** Points at the bundle to roll out; in a canary at both. */
    void forward() {
        RolloutPlan plan = context.journal().state().plan();
        if (plan.canary() == null) {
            set(plan.after(), null);
        } else {
            set(plan.before(), plan.after());
        }
    }

    /** Points at the bundle before. */
    void back() {
        set(context.journal().state().plan().before(), null);
    }

    /** A registry that does not answer must not keep a stopped job from its start. */
    private void set(Bundle champion, @Nullable Bundle challenger) {
        if (context.registry() == null) {
            return;
        }
        RolloutPlan plan = context.journal().state().plan();
        try {
            new LivePointer(context.registry(), plan.pipeline())
                    .set(
                            live(champion),
                            challenger == null ? null : live(challenger),
                            "rollout " + plan.id());
        } catch (RegistryException e) {
            context.listener()
                    .onStep(
                            "the registry is not told that "
                                    + champion.label()
                                    + " runs from now on: "
                                    + String.join("; ", e.problems())
                                    + ". models live-at is wrong until the next start");
        }
    }

    private static LiveBundle live(Bundle bundle) {
        return new LiveBundle(bundle.id(), bundle.version(), bundle.digest());
    }
}
