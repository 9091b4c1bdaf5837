package io.tickflow.operate.check;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.InvalidTopicsException;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.TopicSpec;
import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.kafka.TopicTail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Checks that Kafka answers, holds the topics of the catalogue, and has our time. */
public final class KafkaChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long AHEAD_MILLIS_MAX = 500;
    private static final long FRESH_MILLIS_MAX = 10_000;

    private KafkaChecks() {}

    /** Runs all checks; if the first gets no answer, the others are skipped. */
    public static List<CheckResult> run(@Nullable KafkaConfig kafka, InstantSource clock) {
        if (kafka == null) {
            return skipped("the settings are refused");
        }
        try {
            CheckResult topics = topics(kafka);
            return List.of(
                    CheckResult.pass("kafka", kafka.bootstrapServers() + " answers"),
                    topics,
                    clocks(kafka, clock));
        } catch (KafkaException e) {
            CheckResult unreachable =
                    CheckResult.fail(
                            "kafka",
                            firstLine(e),
                            "start Kafka, or correct tickflow.kafka.bootstrap-servers and"
                                    + " tickflow.kafka.properties");
            List<CheckResult> others = skipped("Kafka does not answer");
            return List.of(unreachable, others.get(1), others.get(2));
        }
    }

    /**
     * Compares two clocks by the newest record. It was stamped by the broker before it was read, so
     * a stamp that lies ahead is an error, and a fresh one bounds how far behind the broker is.
     *
     * @param newestMillis stamp of the newest record
     * @param nowMillis our clock after it was read
     */
    static CheckResult clocks(OptionalLong newestMillis, long nowMillis) {
        if (newestMillis.isEmpty()) {
            return CheckResult.skip("clocks", "no record to compare with");
        }
        long ageMillis = nowMillis - newestMillis.getAsLong();
        if (ageMillis < -AHEAD_MILLIS_MAX) {
            return CheckResult.fail(
                    "clocks",
                    "Kafka's clock is " + AgeFormat.text(-ageMillis) + " ahead of this machine's",
                    "synchronise the clocks (chrony, ntpd): ages of ticks and signals compare"
                            + " them");
        }
        if (ageMillis > FRESH_MILLIS_MAX) {
            return CheckResult.skip(
                    "clocks",
                    "the newest record is "
                            + AgeFormat.text(ageMillis)
                            + " old: only fresh ones tell, run this while ticks come in");
        }
        return CheckResult.pass(
                "clocks", "the newest record is " + AgeFormat.text(ageMillis) + " old: they agree");
    }

    private static CheckResult topics(KafkaConfig kafka) {
        try {
            TopicCatalogue catalogue = TopicCatalogue.bundled();
            var check = new TopicCheck(kafka.bootstrapServers(), kafka.properties(), TIMEOUT);
            check.run(catalogue, false);
            check.durable();
            return CheckResult.pass(
                    "topics", catalogue.topics().size() + " are as the catalogue says");
        } catch (InvalidTopicsException e) {
            return CheckResult.fail(
                    "topics",
                    String.join("\n", e.problems()),
                    "create or alter them as flink-conf/topics.yaml says");
        }
    }

    private static CheckResult clocks(KafkaConfig kafka, InstantSource clock) {
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            OptionalLong newest =
                    TopicCatalogue.bundled().topics().stream()
                            .map(TopicSpec::name)
                            .flatMap(topic -> tail.newest(topic, 1).stream())
                            .mapToLong(record -> record.timestamp())
                            .max();
            return clocks(newest, clock.millis());
        }
    }

    private static List<CheckResult> skipped(String why) {
        return List.of(
                CheckResult.skip("kafka", why),
                CheckResult.skip("topics", why),
                CheckResult.skip("clocks", why));
    }

    private static String firstLine(KafkaException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
