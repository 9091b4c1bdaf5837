package io.tickflow.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.topic.TopicCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Users on Kubernetes have the rights that {@code topics acl} prints. */
class StrimziUsersTest {

    private static final Path PAGE = Path.of("../../k8s/base/kafka/users.yaml");

    @Test
    void shouldGiveEveryPrincipalItsRights() throws Exception {
        String page =
                StrimziUsers.of(
                        AccessRight.of(
                                TopicCatalogue.bundled(),
                                "tickflow-signal",
                                "tickflow-shadow",
                                "tickflow-history"));
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "regenerate with: mvn -pl jobs/cli -am test -Dtest=StrimziUsersTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true")
                .isEqualTo(page);
    }
}
