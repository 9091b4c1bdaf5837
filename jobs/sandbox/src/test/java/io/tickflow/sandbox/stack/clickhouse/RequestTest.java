package io.tickflow.sandbox.stack.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void shouldTellSettingsFromWordsOfInterface() throws Exception {
        Request request =
                Request.of(
                        URI.create(
                                "/?query=SELECT+%27%C3%A4%26%27&database=d&default_format=JSON"
                                        + "&query_id=q1&compress=0&max_threads=1&param_x=a%2Bb"),
                        new Headers());

        assertThat(request.query()).isEqualTo("SELECT 'ä&'");
        assertThat(request.database()).isEqualTo("d");
        assertThat(request.format()).isEqualTo("JSON");
        assertThat(request.queryId()).isEqualTo("q1");
        assertThat(request.settings())
                .containsOnlyKeys("max_threads", "param_x")
                .containsEntry("param_x", "a+b");
    }

    @Test
    void shouldNeedNoParameters() throws Exception {
        Request request = Request.of(URI.create("/"), new Headers());

        assertThat(request.query()).isEmpty();
        assertThat(request.format()).isEqualTo("TabSeparated");
        assertThat(request.settings()).isEmpty();
    }

    @Test
    void shouldPreferHeadersToParameters() throws Exception {
        var headers = new Headers();
        headers.set("X-ClickHouse-Format", "Native");
        headers.set("X-ClickHouse-Database", "other");

        Request request = Request.of(URI.create("/?database=d&default_format=JSON"), headers);

        assertThat(request.format()).isEqualTo("Native");
        assertThat(request.database()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?compress=1", "/?decompress=1", "/?session_id=s"})
    void shouldRefuseWhatItWouldSilentlyDoOtherwise(String uri) {
        assertThatThrownBy(() -> Request.of(URI.create(uri), new Headers()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("embedded engine");
    }
}
