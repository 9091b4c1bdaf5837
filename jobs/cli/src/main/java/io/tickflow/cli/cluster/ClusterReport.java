package io.tickflow.cli.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.background.ClusterState;
import io.tickflow.process.ProcessRecord;
import java.nio.file.Path;

/** Processes of a cluster, as JSON. */
final class ClusterReport {

    private ClusterReport() {}

    static ObjectNode of(Path workDirectory, ClusterState state) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("url", state.restUrl());
        report.put("workDirectory", workDirectory.toString());
        ArrayNode processes = report.putArray("processes");
        for (ProcessRecord process : state.processes()) {
            processes
                    .addObject()
                    .put("name", process.name())
                    .put("pid", process.pid())
                    .put("alive", process.isAlive());
        }
        return report;
    }
}
