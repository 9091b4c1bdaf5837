package io.tickflow.cli.gateway;

import io.tickflow.cli.background.ClusterState;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.ClickHouseOption;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.ObservedClusterOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.gateway.Gateway;
import io.tickflow.gateway.GatewayConfig;
import io.tickflow.gateway.access.Token;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.gateway.api.Role;
import io.tickflow.process.ReadyFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the gateway until Ctrl-C. */
@Command(
        name = "gateway",
        description = {
            "Answer requests about a deployment over HTTP, for programs and for the console in a browser.",
            "It reads the topics and the history, and stands on the path of no order. Callers on this machine may read without a token; commands to a desk need one of an operator (docs/gateway.md). Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--port",
            defaultValue = "8085",
            paramLabel = "PORT",
            description = "Port (default: ${DEFAULT-VALUE}); 0 for a free one.")
    private int port;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "Address (default: ${DEFAULT-VALUE}: this machine only). Another one needs tokens.")
    private String bind = "";

    @Option(
            names = "--new-token",
            paramLabel = "NAME:ROLE",
            description =
                    "Print a new token of a viewer, operator or admin, and its line for --tokens; then end.")
    private @Nullable String newToken;

    @Mixin private final LinkOptions links = new LinkOptions();
    @Mixin private final TokensOption tokens = new TokensOption();
    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final ClickHouseOption clickHouse = new ClickHouseOption();
    @Mixin private final ObservedClusterOption jobManager = new ObservedClusterOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws InterruptedException {
        if (newToken != null) {
            return printToken(newToken);
        }
        var inputs =
                new Inputs()
                        .require(port >= 0 && port <= PORT_MAX, "--port must be 0 to " + PORT_MAX);
        kafka.check(inputs);
        Tokens callers = tokens.read(inputs, bind, links.hasIdentityProvider());
        Map<String, String> addresses = new HashMap<>();
        kafka.putInto(addresses);
        clickHouse.putInto(addresses);
        GatewayConfig.Links parts =
                links.read(
                        inputs,
                        settings.store()
                                .map(
                                        store ->
                                                new GatewayConfig.LiveSettings(
                                                        store, () -> settings.read(addresses)))
                                .orElse(null));
        inputs.throwIfInvalid();
        Configuration read = settings.read(addresses);
        var config =
                new GatewayConfig(
                        new InetSocketAddress(bind, port),
                        read,
                        jobManager.address(read).orElse(null),
                        callers,
                        tokens.isLocalOpen(),
                        ClusterState.defaultWorkDirectory().resolveSibling("rollouts"),
                        parts);
        try (var gateway = new Gateway(config)) {
            gateway.start();
            console.out().println("gateway at " + gateway.url());
            console.out().flush();
            ReadyFile.announce(gateway.url());
            GatewayRun.awaitEnd(gateway);
            return ExitCodes.OK;
        } catch (IOException e) {
            throw CommandException.failed(
                    "cannot listen on "
                            + bind
                            + ':'
                            + port
                            + ": "
                            + e.getMessage()
                            + ". Maybe another gateway runs; --port names another port");
        }
    }

    private int printToken(String wanted) {
        int colon = wanted.lastIndexOf(':');
        String name = colon < 0 ? wanted : wanted.substring(0, colon);
        Role role = null;
        for (Role known : Role.values()) {
            if (known.name().equalsIgnoreCase(wanted.substring(colon + 1))) {
                role = known;
            }
        }
        if (colon < 1 || role == null || !Tokens.isName(name)) {
            throw CommandException.invalid(
                    "--new-token: '"
                            + wanted
                            + "' must be NAME:ROLE, with a name of letters, digits, . _ @ - and a role"
                            + " of viewer, operator, admin");
        }
        String secret = Token.random();
        console.out().println("token, shown once:  " + secret);
        console.out().println("line for --tokens:  " + Tokens.line(name, role, secret));
        console.out().flush();
        return ExitCodes.OK;
    }
}
