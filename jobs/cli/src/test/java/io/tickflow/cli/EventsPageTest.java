package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTest {

    private static final Path PAGE = Path.of("../../docs/events.md");

    @Test
    void shouldListEveryEventAsCodeHasIt() throws Exception {
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, EventsPage.regenerated(Files.readString(PAGE)));
        }

        String page = Files.readString(PAGE);
        assertThat(page)
                .as(
                        "regenerate with: mvn -pl jobs/cli -am test -Dtest=EventsPageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(EventsPage.regenerated(page));
    }
}
