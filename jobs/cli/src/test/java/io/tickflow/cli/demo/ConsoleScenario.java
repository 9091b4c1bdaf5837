package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.desk.log.Control;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser, beside a pipeline that trades. */
@ExtendWith(PipelineExtension.class)
abstract class ConsoleScenario {

    @TempDir private Path directory;

    @Test
    void shouldShowDeploymentAndHaltIt(PipelineHarness pipeline) throws Exception {
        Path browser = ConsoleBrowser.assumed();
        var feed = new SteadyFeed(pipeline, "CONSOLE").warmUp();
        feed.sendUntil("an order is filled", () -> pipeline.ask(o -> o.ordersFilled()) > 0);
        try (var gateway = PipelineGateway.of(pipeline, directory);
                var alone = PipelineGateway.alone(pipeline, directory);
                var ticks = new BackgroundTicks(feed)) {
            gateway.start();
            alone.start();
            PipelineHarness.await("the topics are followed")
                    .until(() -> isReady(gateway.url()));
            ticks.start();
            ConsoleBrowser.run(
                    browser,
                    directory.resolve("browser.log"),
                    Map.of(
                            "CONSOLE_URL", gateway.url(),
                            "CONSOLE_ALONE_URL", alone.url(),
                            "CONSOLE_TOKEN", PipelineGateway.TOKEN),
                    "screens",
                    "states",
                    "halt");
        }
        assertThat(pipeline.events(EventTypes.CONTROL))
                .filteredOn(control -> control.command() == Control.Command.HALT)
                .anySatisfy(
                        control -> {
                            assertThat(control.by()).isEqualTo(PipelineGateway.OPERATOR);
                            assertThat(control.reason()).startsWith("browser test");
                        });
    }

    private static boolean isReady(String url) throws Exception {
        return HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(url + "v1/health/ready")).build(),
                                BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }
}
