package io.tickflow.settings;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import org.apache.flink.configuration.Configuration;

/**
 * Address of a desk for an operator's words, and nothing else: a wrong setting of something else
 * must not refuse a HALT.
 *
 * @param kafka cluster of all topics
 * @param deployment writer of the words
 * @param account account of the desk
 * @param silenceMillis wall time without a report after which an order is unknown
 */
public record DeskAddress(
        KafkaConfig kafka, Deployment deployment, String account, long silenceMillis) {

    /** Consumer group of the desk. */
    public String groupId() {
        return DeskOptions.GROUP_PREFIX + account;
    }

    /**
     * Reads the address from the settings of the jobs.
     *
     * @throws io.tickflow.settings.InvalidOptionsException listing every problem
     */
    public static DeskAddress read(Configuration settings) {
        var options = new OptionReader(settings);
        var address =
                new DeskAddress(
                        PipelineOptions.kafka(options),
                        PipelineOptions.deployment(options),
                        options.read(DeskOptions.ACCOUNT),
                        options.read(DeskOptions.SILENCE).toMillis());
        options.throwIfInvalid();
        return address;
    }
}
