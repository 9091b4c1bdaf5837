package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

    private static final String URL = "http://127.0.0.1:8085/";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final List<String> notices = new CopyOnWriteArrayList<>();

    @Test
    void shouldHandUrlToCommand(@TempDir Path folder) {
        Path opened = folder.resolve("opened");
        Path draft = folder.resolve("draft");
        String script = "printf %s \"$1\" > '" + draft + "' && mv '" + draft + "' '" + opened + "'";

        new Browser(List.of("/bin/sh", "-c", script, "browser"), notices::add).open(URL);

        await().atMost(TIMEOUT).until(() -> Files.exists(opened));
        assertThat(opened).hasContent(URL);
        assertThat(notices).isEmpty();
    }

    @Test
    void shouldTellMissingCommandInOneLine() {
        new Browser(List.of("tickflow-no-such-browser"), notices::add).open(URL);

        assertThat(notices)
                .containsExactly(
                        "no browser was opened: there is no tickflow-no-such-browser here. Open "
                                + URL
                                + " yourself");
    }

    @Test
    void shouldTellFailingCommandInOneLine() {
        new Browser(List.of("/bin/sh", "-c", "exit 3"), notices::add).open(URL);

        await().atMost(TIMEOUT).until(() -> !notices.isEmpty());
        assertThat(notices)
                .containsExactly(
                        "no browser was opened: /bin/sh ended with 3. Open " + URL + " yourself");
    }
}
