package io.tickflow.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Run of a command of operators in this process. */
record OperatorRun(int exitCode, String out, String err) {

    private static final Set<String> DESK_COMMANDS =
            Set.of("halt", "resume", "resolve", "flatten", "retry-exits", "position");

    /** Runs a command on a broker unless it names one, and waits for no answer of a desk. */
    static OperatorRun on(String bootstrapServers, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("--bootstrap-servers"))) {
            all.add("--bootstrap-servers=" + bootstrapServers);
        }
        if (DESK_COMMANDS.contains(arguments[0]) && !all.toString().contains("--wait")) {
            all.add("--wait=0 s");
        }
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode =
                Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        return new OperatorRun(exitCode, out.toString(), err.toString());
    }

    JsonNode json() throws Exception {
        return new JsonMapper().readTree(out);
    }
}
