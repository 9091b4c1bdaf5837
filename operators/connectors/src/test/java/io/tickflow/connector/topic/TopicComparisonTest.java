package io.tickflow.connector.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicComparisonTest {

    private final TopicSpec ticks = TopicCatalogue.bundled().topic(Topics.TICKS);
    private final Map<String, String> config = new HashMap<>(ticks.config());

    @Test
    void shouldAcceptATopicThatAgrees() {
        assertThat(TopicComparison.contradictions(ticks, 4, config)).isEmpty();
    }

    @Test
    void shouldAcceptLargerMessagesThanAsked() {
        config.put("max.message.bytes", "10485760");

        assertThat(TopicComparison.contradictions(ticks, 4, config)).isEmpty();
    }

    @Test
    void shouldNameEveryContradiction() {
        config.put("cleanup.policy", "compact");
        config.put("retention.ms", "1000");
        config.put("message.timestamp.type", "CreateTime");
        config.put("max.message.bytes", "1048588");

        assertThat(TopicComparison.contradictions(ticks, 1, config))
                .containsExactly(
                        "mt5.ticks: partitions is 1, the catalogue says 4",
                        "mt5.ticks: cleanup.policy is compact, the catalogue says delete",
                        "mt5.ticks: retention.ms is 1000, the catalogue says 604800000",
                        "mt5.ticks: message.timestamp.type is CreateTime, the catalogue says"
                                + " LogAppendTime",
                        "mt5.ticks: max.message.bytes is 1048588, the catalogue says at least"
                                + " 4194304");
    }
}
