package io.tickflow.model.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.model.training.EvaluationReport.Part;
import io.tickflow.model.training.EvaluationReport.RoleResult;
import io.tickflow.model.training.EvaluationReport.TickCounts;
import io.tickflow.model.training.evaluation.Judgement;
import io.tickflow.model.training.evaluation.Judgement.Baseline;
import io.tickflow.model.training.evaluation.Judgement.Day;
import io.tickflow.model.training.evaluation.Judgement.Delay;
import io.tickflow.model.training.evaluation.Judgement.Gated;
import java.time.Instant;
import java.time.LocalDate;

/** Formats an evaluation as JSON. */
final class EvaluationJson {

    private EvaluationJson() {}

    static ObjectNode of(EvaluationReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("bundle", report.bundle().toString());
        root.put("id", report.manifest().id());
        root.put("version", report.manifest().version());
        root.put("digest", report.digest());
        ticks(root.putObject("ticks"), report.ticks());
        role(root, report.direction());
        ObjectNode roles = root.putObject("roles");
        report.roles()
                .forEach(result -> role(roles.putObject(result.model().role().toString()), result));
        return root;
    }

    private static void role(ObjectNode node, RoleResult result) {
        node.put("role", result.model().role().toString());
        node.put("label", result.label());
        node.put("gate", result.model().gate());
        node.put("decisionPoint", result.model().decisionPoint());
        part(node, result.all());
        ObjectNode symbols = node.putObject("symbols");
        result.symbols().forEach((symbol, part) -> part(symbols.putObject(symbol), part));
    }

    private static void ticks(ObjectNode node, TickCounts ticks) {
        node.put("read", ticks.read() + ticks.malformed());
        node.put("accepted", ticks.accepted());
        node.put("malformed", ticks.malformed());
        ObjectNode codes = node.putObject("rejectedByCode");
        ticks.rejected().forEach((code, count) -> codes.put(code.name(), count));
    }

    private static void part(ObjectNode node, Part part) {
        node.put("rows", part.judged().rows());
        node.put("ties", part.labels().ties());
        node.put("cut", part.labels().cut());
        node.put("unscored", part.unscored());
        node.put("inTraining", part.inTraining());
        if (part.judged().rows() == 0) {
            node.putNull("from").putNull("to");
        } else {
            node.put("from", Instant.ofEpochMilli(part.judged().fromMillis()).toString());
            node.put("to", Instant.ofEpochMilli(part.judged().toMillis()).toString());
        }
        judgement(node, part.judged());
        Gated confident = part.confident();
        if (confident != null) {
            gated(node.putObject("confident"), confident);
        }
        ObjectNode members = node.putObject("members");
        part.members()
                .forEach(
                        (name, judged) -> {
                            ObjectNode member = members.putObject(name);
                            member.put("rows", judged.rows());
                            judgement(member, judged);
                        });
    }

    private static void judgement(ObjectNode node, Judgement judged) {
        number(node, "accuracy", judged.accuracy());
        number(node, "baseRate", judged.baseRate());
        number(node, "auc", judged.auc());
        number(node, "ece", judged.calibrationError());
        number(node, "brier", judged.brier());
        gated(node.putObject("gated"), judged.gated());
        ObjectNode baselines = node.putObject("baselines");
        for (Baseline baseline : judged.baselines()) {
            ObjectNode one = baselines.putObject(baseline.key());
            one.put("rows", baseline.rows());
            number(one, "accuracy", baseline.accuracy());
            one.put("gatedRows", baseline.rowsAtGate());
            number(one, "gatedAccuracy", baseline.accuracyAtGate());
        }
        ObjectNode delays = node.putObject("delays");
        for (Delay delay : judged.delays()) {
            ObjectNode one = delays.putObject(delay.delayMillis() + "ms");
            one.put("rows", delay.rows());
            number(one, "accuracy", delay.accuracy());
        }
    }

    private static void gated(ObjectNode node, Gated gated) {
        node.put("rows", gated.rows());
        number(node, "coverage", gated.coverage());
        number(node, "accuracy", gated.accuracy());
        if (Double.isNaN(gated.interval().low())) {
            node.putNull("interval");
        } else {
            node.putArray("interval").add(gated.interval().low()).add(gated.interval().high());
        }
        number(node, "baseRate", gated.baseRate());
        Day worst = gated.worstDay();
        number(node, "worstDay", worst == null ? Double.NaN : worst.accuracy());
        node.put(
                "worstDayDate",
                worst == null ? null : LocalDate.ofEpochDay(worst.day()).toString());
        node.put("worstDayRows", worst == null ? 0 : worst.rows());
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isNaN(value)) {
            node.putNull(key);
        } else {
            node.put(key, value);
        }
    }
}
