package io.tickflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rule for waits: each names its bound, as ten seconds are too few on a busy machine. */
class WaitsTest {

    private static final int FILES_MIN = 200;
    private static final String IMPORT = "import static org.awaitility.Awaitility.await;";

    /** From the call to what it waits for. */
    private static final Pattern NAMED =
            Pattern.compile("\\bAwaitility\\s*\\.await\\((?:(?!\\.until|\\.during|;)[\\s\\S])*");

    private static final Pattern IMPORTED =
            Pattern.compile("(?<![\\w.])await\\((?:(?!\\.until|\\.during|;)[\\s\\S])*");

    @Test
    void shouldBoundEachWait() {
        List<JavaSource> sources = JavaSource.all("test");

        assertThat(sources).hasSizeGreaterThan(FILES_MIN);
        assertThat(unbounded(sources.stream()))
                .as("add .atMost(...), of half a minute or more")
                .isEmpty();
    }

    @Test
    void shouldFindWaitWithoutBound() {
        // Put together, as this test would find it in its own source.
        String wait = "await";
        var source =
                new JavaSource(
                        "Sample.java",
                        """
                        %2$s
                        void a() { %1$s("it").atMost(MAX).until(() -> b); }
                        void b() { %1$s()
                            .until(() -> b); }
                        void c() { Awaitility.%1$s("x").until(() -> b); }
                        """
                                .formatted(wait, IMPORT));

        assertThat(unbounded(Stream.of(source)))
                .containsExactly(
                        "Sample.java: Awaitility." + wait + "(\"x\")",
                        "Sample.java: " + wait + "()");
    }

    private static List<String> unbounded(Stream<JavaSource> sources) {
        return sources.flatMap(
                        source ->
                                waits(source.text())
                                        .filter(wait -> !wait.contains(".atMost("))
                                        .map(wait -> source.path() + ": " + wait.strip()))
                .toList();
    }

    private static Stream<String> waits(String text) {
        return Stream.of(NAMED, IMPORTED)
                .filter(pattern -> pattern == NAMED || text.contains(IMPORT))
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(MatchResult::group);
    }
}
