package io.tickflow.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.process.ProcessRecord;
import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackPart;
import io.tickflow.sandbox.local.StackState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Table of the processes of a local stack, as text and JSON. */
final class StackReport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPENED = "%-12s %s%n";
    private static final String ROW = "%-12s %-22s %-8s %s%n";

    private final LocalStack stack;
    private final StackState state;

    StackReport(LocalStack stack, StackState state) {
        this.stack = stack;
        this.state = state;
    }

    /**
     * Prints the processes, then the addresses to open.
     *
     * @param hasJobs true if the jobs run, so that ticks lead to something
     */
    void print(PrintWriter out, boolean hasJobs) {
        out.printf(ROW, "part", "address", "pid", "log");
        for (StackPart part : parts()) {
            String address = state.ports().address(part);
            out.printf(
                    ROW,
                    part.title(),
                    address.isEmpty() ? "-" : address,
                    pid(part).map(String::valueOf).orElse("-"),
                    stack.log(part));
        }
        out.printf(OPENED, "folder", stack.folder());
        out.println();
        out.printf(OPENED, "console", state.ports().gatewayUrl());
        out.printf(OPENED, "Flink", state.ports().jobManagerUrl());
        out.printf(OPENED, "ClickHouse", state.ports().clickHouseUrl());
        out.printf(OPENED, "Kafka", state.ports().bootstrapServers());
        out.printf(
                OPENED,
                "next",
                hasJobs
                        ? "bin/tickflow replay --ticks FILE... --speed max; bin/tickflow down stops it"
                        : "bin/tickflow up --jobs submits the jobs; bin/tickflow down stops it");
    }

    /**
     * The same as JSON.
     *
     * @param started parts that this command has started
     */
    ObjectNode json(Set<StackPart> started) {
        ObjectNode report = JSON.createObjectNode();
        report.put("folder", stack.folder().toString());
        report.put("kafka", state.ports().bootstrapServers());
        report.put("clickHouse", state.ports().clickHouseUrl());
        report.put("venue", state.ports().address(StackPart.VENUE));
        report.put("jobManager", state.ports().jobManagerUrl());
        report.put("gateway", state.ports().gatewayUrl());
        ArrayNode processes = report.putArray("processes");
        for (StackPart part : parts()) {
            ObjectNode row = processes.addObject();
            row.put("name", part.processName());
            row.put("address", state.ports().address(part));
            pid(part).ifPresent(pid -> row.put("pid", pid));
            row.put("log", stack.log(part).toString());
            row.put("started", started.contains(part));
        }
        return report;
    }

    /** All parts, PostgreSQL only if it was started. */
    private List<StackPart> parts() {
        return Stream.of(StackPart.values())
                .filter(part -> part != StackPart.POSTGRES || pid(part).isPresent())
                .toList();
    }

    private Optional<Long> pid(StackPart part) {
        return state.process(part).map(ProcessRecord::pid);
    }
}
