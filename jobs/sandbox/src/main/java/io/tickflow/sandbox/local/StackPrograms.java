package io.tickflow.sandbox.local;

import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.process.ChildCommand;
import io.tickflow.process.flink.FlinkDistribution;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Programs and topics of the local stack that the sandbox does not bring along.
 *
 * @param flink distribution of the cluster
 * @param topics created if they are missing
 * @param store what to do once PostgreSQL answers; null for a stack without it
 * @param gateway program of the gateway, which announces that it serves by a ready file
 */
public record StackPrograms(
        FlinkDistribution flink,
        TopicCatalogue topics,
        @Nullable Consumer<StackPorts> store,
        Function<StackPorts, ChildCommand> gateway) {}
