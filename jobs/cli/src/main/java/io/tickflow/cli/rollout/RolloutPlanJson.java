package io.tickflow.cli.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.operate.rollout.RolloutCheck;
import io.tickflow.operate.rollout.gate.GatePlan;
import io.tickflow.operate.rollout.gate.GateRule;
import io.tickflow.operate.rollout.plan.RolloutPlan;

/** Plan of a rollout as JSON. */
final class RolloutPlanJson {

    private RolloutPlanJson() {}

    static ObjectNode of(RolloutCheck.Checked checked) {
        RolloutPlan plan = checked.plan();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rollout", plan.id());
        json.put("cluster", plan.cluster());
        json.put("job", plan.job());
        json.put("from", plan.before().digest());
        json.put("to", plan.after().digest());
        json.put("decisionsBefore", plan.figures().decisions());
        json.put("windowMillis", plan.gates().windowMillis());
        GatePlan shadow = plan.gates().shadow();
        if (shadow != null && plan.gates().hasShadow()) {
            json.put("shadowMillis", shadow.windowMillis());
            addGates(json.putArray("shadowGates"), shadow);
        }
        addGates(json.putArray("gates"), plan.gates());
        ArrayNode notes = json.putArray("notes");
        checked.notes().forEach(notes::add);
        return json;
    }

    private static void addGates(ArrayNode gates, GatePlan plan) {
        for (GateRule rule : plan.rules()) {
            gates.addObject()
                    .put("gate", rule.kind().label())
                    .put("limit", rule.limit())
                    .put("required", rule.required());
        }
    }
}
