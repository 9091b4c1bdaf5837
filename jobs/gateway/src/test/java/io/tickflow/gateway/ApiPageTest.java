package io.tickflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.OpenApi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/api.md and docs/openapi.json to the routes. */
class ApiPageTest {

    private static final Path PAGE = Path.of("../../docs/api.md");
    private static final Path DOCUMENT = Path.of("../../docs/openapi.json");
    private static final String ADVICE =
            "regenerate with: mvn -pl jobs/gateway -am test -Dtest=ApiPageTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true";

    @Test
    void shouldDescribeRoutesAsCodeHasThem() throws Exception {
        try (var gateway = new GatewayFixture()) {
            var routes = gateway.gateway().routes();
            String document = Json.pretty(OpenApi.of(routes)) + "\n";
            if (Boolean.getBoolean("tickflow.docs.update")) {
                Files.writeString(PAGE, ApiPage.regenerated(Files.readString(PAGE), routes));
                Files.writeString(DOCUMENT, document);
            }

            String page = Files.readString(PAGE);
            assertThat(page).as(ADVICE).isEqualTo(ApiPage.regenerated(page, routes));
            assertThat(Files.readString(DOCUMENT)).as(ADVICE).isEqualTo(document);
        }
    }
}
