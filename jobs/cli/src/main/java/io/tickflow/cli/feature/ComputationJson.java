package io.tickflow.cli.feature;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.feature.FeatureSet;
import java.nio.file.Path;

/** Formats the counts of a computation as JSON. */
final class ComputationJson {

    private ComputationJson() {}

    static String of(Computation computation, FeatureSet features, LabelColumns labels, Path out) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("read", computation.read() + computation.malformed());
        root.put("accepted", computation.accepted());
        root.put("rejected", computation.rejectedTotal());
        root.put("malformed", computation.malformed());
        ObjectNode codes = root.putObject("rejectedByCode");
        computation.rejected().forEach((code, count) -> codes.put(code.name(), count));
        root.put("vectors", computation.vectors());
        root.put("features", features.schema().size());
        root.put("schema", features.schema().hash());
        if (!labels.names().isEmpty()) {
            labels(root.putObject("labels"), labels);
        }
        root.put("out", out.toString());
        return root.toPrettyString();
    }

    private static void labels(ObjectNode root, LabelColumns labels) {
        for (LabelColumns.Counted one : labels.counted()) {
            ObjectNode counts = root.putObject(one.name());
            counts.put("column", one.column());
            counts.put("labelled", one.counts().labelled());
            counts.put("up", one.counts().up());
            counts.put("ties", one.counts().ties());
            counts.put("cut", one.counts().cut());
            counts.put("notDue", one.counts().notDue());
        }
    }
}
