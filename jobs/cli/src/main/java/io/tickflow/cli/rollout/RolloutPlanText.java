package io.tickflow.cli.rollout;

import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.rollout.RolloutCheck;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.plan.RolloutPlan;
import java.io.PrintWriter;

/** Words for a plan, before its first step. */
final class RolloutPlanText {

    private RolloutPlanText() {}

    /** Prints a plan and what to know before. */
    static void print(RolloutCheck.Checked checked, PrintWriter steps) {
        RolloutPlan plan = checked.plan();
        steps.printf("rollout   %s%n", plan.id());
        steps.printf("cluster   %s, job %s%n", plan.cluster(), plan.job());
        steps.printf("from      %s%n", plan.before().label());
        steps.printf("to        %s in %s%n", plan.after().label(), plan.after().path());
        if (plan.canary() != null) {
            steps.printf("canary    %s%n", plan.canary());
        }
        steps.printf(
                "compared  with %,d decisions of the bundle before%n", plan.figures().decisions());
        steps.printf(
                "window    %s, %d gates%n",
                AgeFormat.text(plan.gates().windowMillis()), plan.gates().rules().size());
        GatePlan shadow = plan.gates().shadow();
        if (shadow != null && plan.gates().hasShadow()) {
            steps.printf(
                    "shadow    %s, %d gates%n",
                    AgeFormat.text(shadow.windowMillis()), shadow.rules().size());
        }
        checked.notes().forEach(note -> steps.println("note      " + note));
        steps.flush();
    }
}
