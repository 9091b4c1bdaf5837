package io.tickflow.cli.cluster;

import java.io.PrintWriter;

/** Says where a savepoint is. */
final class SavepointReport {

    private SavepointReport() {}

    static void print(PrintWriter out, Jobs.Job job, String path, boolean json, String what) {
        if (json) {
            out.println(
                    FlinkRest.JSON
                            .createObjectNode()
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
