package io.tickflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A client of Kafka without the properties of the settings could not reach an encrypted broker. */
class KafkaClientsTest {

    private static final Pattern CLIENT =
            Pattern.compile("new Kafka(Producer|Consumer)<>?|Admin\\.create\\(|KafkaSource\\.<");
    private static final Pattern WITH_PROPERTIES =
            Pattern.compile("clientProperties|\\.properties\\(\\)|clientConfig|producerSettings");

    /** Parts of a stack of their own, on the plain listener of its broker, and benchmarks. */
    private static final Pattern OWN_BROKER =
            Pattern.compile("^(jobs/sandbox/.*/(venue|fault)|jobs/cli/.*/demo|bench)/.*");

    @Test
    void shouldTakePropertiesOfSettings() {
        List<JavaSource> clients =
                JavaSource.all("main").stream()
                        .filter(source -> CLIENT.matcher(source.text()).find())
                        .filter(source -> !OWN_BROKER.matcher(source.path()).matches())
                        .toList();

        assertThat(clients).hasSizeGreaterThan(10);
        assertThat(clients)
                .filteredOn(source -> !WITH_PROPERTIES.matcher(source.text()).find())
                .extracting(JavaSource::path)
                .isEmpty();
    }
}
