package io.tickflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests of browsers: pages of other sites, files of the console. */
class BrowserTest {

    @RegisterExtension static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void shouldRefusePagesOfOtherSites() throws Exception {
        assertThat(gateway.get("/v1/symbols", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldRefuseElementsOfOtherSites() throws Exception {
        // An image or a script has no Origin, and could hold streams open.
        String[] image = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "image"};
        assertThat(gateway.get("/v1/symbols", image).statusCode()).isEqualTo(403);
        assertThat(
                        gateway.get(
                                        "/v1/symbols",
                                        "Sec-Fetch-Site",
                                        "same-site",
                                        "Sec-Fetch-Dest",
                                        "iframe")
                                .statusCode())
                .isEqualTo(403);

        assertThat(gateway.get("/v1/symbols", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(
                        gateway.get(
                                        "/market",
                                        "Sec-Fetch-Site",
                                        "cross-site",
                                        "Sec-Fetch-Dest",
                                        "document")
                                .statusCode())
                .as("a link")
                .isEqualTo(200);
    }

    @Test
    void shouldGuardBrowsers() throws Exception {
        HttpResponse<String> page = gateway.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void shouldTellHeadOfFile() throws Exception {
        HttpResponse<String> head = gateway.head("/THIRD-PARTY.txt");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow()).isPositive();
        assertThat(head.body()).isEmpty();
    }

    @Test
    void shouldServeConsoleWithLicencesOfItsPackages() throws Exception {
        HttpResponse<String> page = gateway.get("/market");
        Matcher script = Pattern.compile("/assets/app-\\w+\\.js").matcher(page.body());

        assertThat(script.find()).as(page.body()).isTrue();
        assertThat(gateway.get(script.group()).headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
        assertThat(gateway.get("/THIRD-PARTY.txt").body())
                .contains("(Apache-2.0) lightweight-charts", "(MIT) preact");
    }

    @Test
    void shouldNotLeaveFolderOfConsole() throws Exception {
        assertThat(gateway.get("/..%2f..%2fio/tickflow/gateway/Gateway.class").statusCode())
                .isEqualTo(404);
        for (String path :
                List.of(
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/assets/..%5c..%5cindex.html",
                        "/assets/%00.js",
                        "/.git/config",
                        "/assets//../../io/tickflow/gateway/Gateway.class")) {
            assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(gateway.get("/v1/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldPutNothingOfRequestIntoHeaders() throws Exception {
        HttpResponse<String> answer =
                gateway.get("/v1/symbols/EUR%0d%0aSet-Cookie:a=b/features/latest");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void shouldRefuseOtherMethods() throws Exception {
        HttpResponse<String> answer = gateway.post("/v1/symbols", "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }
}
