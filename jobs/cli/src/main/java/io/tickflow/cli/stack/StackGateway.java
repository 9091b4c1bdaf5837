package io.tickflow.cli.stack;

import io.tickflow.cli.console.Home;
import io.tickflow.process.ChildCommand;
import io.tickflow.process.EnvironmentCommand;
import io.tickflow.process.JavaCommand;
import io.tickflow.sandbox.local.StackPart;
import io.tickflow.sandbox.local.StackPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gateway of a local stack: this command line in a process of its own. */
final class StackGateway {

    private static final int HEAP_MEGABYTES = 384;

    private StackGateway() {}

    /**
     * Program of the gateway on the ports of a stack.
     *
     * @param main class of this command line
     * @param store settings in PostgreSQL; null for those of the file
     */
    static ChildCommand command(Class<?> main, StackPorts ports, @Nullable StackStore store) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "gateway",
                                "--port",
                                Integer.toString(ports.gateway()),
                                "--bootstrap-servers",
                                ports.bootstrapServers(),
                                "--clickhouse",
                                ports.clickHouseUrl(),
                                "--jobmanager",
                                ports.jobManagerUrl()));
        new TreeMap<>(StackJobs.settings(ports))
                .forEach((key, value) -> arguments.add("-D" + key + '=' + value));
        if (store != null) {
            arguments.addAll(List.of("--config", ports.storePlace()));
        }
        return new EnvironmentCommand(
                new JavaCommand(
                        StackPart.GATEWAY.processName(),
                        main,
                        arguments,
                        HEAP_MEGABYTES,
                        List.of("-Dtickflow.home=" + Home.resolve("").toAbsolutePath())),
                store == null ? Map.of() : store.environment());
    }
}
