package io.tickflow.settings;

import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.desk.DeskConfig;

/**
 * Checked settings of a DeskJob.
 *
 * @param kafka cluster of all topics
 * @param groupId consumer group
 * @param desk limits and waits of the desk
 * @param execution destination of its orders
 */
public record DeskJobConfig(
        KafkaConfig kafka, String groupId, DeskConfig desk, ExecutionConfig execution) {}
