package io.tickflow.cli.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeaturePageTest {

    private static final Path PAGE = Path.of("../../docs/features.md");

    @Test
    void shouldListEveryFeatureAsCodeHasIt() throws Exception {
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, FeaturePage.markdown());
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "regenerate with: mvn -pl jobs/cli -am test -Dtest=FeaturePageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(FeaturePage.markdown());
    }
}
