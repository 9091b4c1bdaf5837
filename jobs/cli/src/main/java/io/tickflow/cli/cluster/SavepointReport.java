package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tickflow.operate.flink.FlinkJob;
import java.io.PrintWriter;

/** Prints the path of a savepoint. */
final class SavepointReport {

    private SavepointReport() {}

    static void print(PrintWriter out, FlinkJob job, String path, boolean json, String what) {
        if (json) {
            out.println(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("job", job.id())
                            .put("name", job.name())
                            .put("savepoint", path)
                            .toPrettyString());
        } else {
            out.printf("%s %s %s%n", job.name(), what, path);
        }
        out.flush();
    }
}
