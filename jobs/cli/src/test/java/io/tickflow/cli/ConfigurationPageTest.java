package io.tickflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");

    @Test
    void shouldListEveryOptionAsCodeHasIt() throws Exception {
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, OptionTable.markdown());
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "regenerate with: mvn -pl jobs/cli -am test -Dtest=ConfigurationPageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(OptionTable.markdown());
    }
}
