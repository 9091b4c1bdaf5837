package io.tickflow.connector.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import org.junit.jupiter.api.Test;

class DurableTopicsTest {

    @Test
    void shouldDemandTwoCopiesOfThree() {
        assertThat(DurableTopics.problems("t", 3, 3, 2)).isEmpty();
        assertThat(DurableTopics.problems("t", 5, 3, 2)).isEmpty();
        assertThat(DurableTopics.problems("t", 3, 2, 2))
                .singleElement()
                .asString()
                .startsWith("t: 2 of 3 brokers have a copy, 3 must");
        assertThat(DurableTopics.problems("t", 3, 3, 1))
                .singleElement()
                .asString()
                .startsWith("t: min.insync.replicas is 1, it must be 2");
        assertThat(DurableTopics.problems("t", 2, 1, 1)).hasSize(2);
    }

    @Test
    void shouldRefuseMoreInSyncThanCopies() {
        assertThat(DurableTopics.problems("t", 1, 1, 2))
                .singleElement()
                .asString()
                .startsWith("t: min.insync.replicas is 2, above its number of copies, 1");
    }

    @Test
    void shouldTakeASingleBroker() {
        assertThat(DurableTopics.problems("t", 1, 1, 1)).isEmpty();
    }

    @Test
    void shouldNameTopicsOfTheCatalogue() {
        assertThat(DurableTopics.NAMES)
                .containsExactly(
                        EventTypes.ORDERS.topic(),
                        EventTypes.EXECUTIONS.topic(),
                        EventTypes.CONTROL.topic(),
                        EventTypes.LEASES.topic());
    }
}
