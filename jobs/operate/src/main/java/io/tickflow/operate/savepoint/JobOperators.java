package io.tickflow.operate.savepoint;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.ShadowJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.settings.DeskJobConfig;
import io.tickflow.settings.HistoryConfig;
import io.tickflow.settings.SignalJobConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.lineage.LineageDataset;
import org.apache.flink.streaming.api.lineage.LineageVertexProvider;
import org.apache.flink.streaming.api.transformations.SourceTransformation;

/**
 * Operators of a job's graph.
 *
 * @param uids uids by the ids that Flink derives from them
 * @param topics topics of each source, by its uid
 * @param kafka cluster of the topics
 */
record JobOperators(
        Map<OperatorID, String> uids, Map<String, Set<String>> topics, KafkaConfig kafka) {

    /** Builds the graph with {@code settings}, as its main does. */
    static JobOperators of(JobKind kind, Configuration settings) {
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
        KafkaConfig kafka =
                switch (kind) {
                    case SIGNAL -> {
                        SignalJobConfig config = SignalJob.configure(settings);
                        SignalJob.define(env, config);
                        yield config.kafka();
                    }
                    case SHADOW -> {
                        SignalJobConfig config = ShadowJob.configure(settings);
                        ShadowJob.define(env, config);
                        yield config.kafka();
                    }
                    case DESK -> {
                        DeskJobConfig config = DeskJob.configure(settings);
                        DeskJob.define(env, config);
                        yield config.kafka();
                    }
                    case HISTORY -> {
                        HistoryConfig config = HistoryJob.configure(settings);
                        HistoryJob.define(env, config, KnownSchemas.NONE);
                        yield config.kafka();
                    }
                };
        // Before the graph, which takes the transformations out of the environment.
        Map<String, Set<String>> topics = topics(env);
        return new JobOperators(uids(env.getStreamGraph()), topics, kafka);
    }

    /** Uids of a graph by the ids that Flink derives from them. */
    static Map<OperatorID, String> uids(StreamGraph graph) {
        Map<OperatorID, String> uids = new HashMap<>();
        for (JobVertex vertex : graph.getJobGraph().getVertices()) {
            for (OperatorIDPair operator : vertex.getOperatorIDs()) {
                String uid = operator.getUserDefinedOperatorUid();
                OperatorID id = operator.getGeneratedOperatorID();
                uids.put(
                        operator.getUserDefinedOperatorID().orElse(id),
                        uid == null ? id.toHexString() : uid);
            }
        }
        return uids;
    }

    private static Map<String, Set<String>> topics(StreamExecutionEnvironment env) {
        Map<String, Set<String>> topics = new HashMap<>();
        for (Transformation<?> sink : env.getTransformations()) {
            for (Transformation<?> one : sink.getTransitivePredecessors()) {
                if (one instanceof SourceTransformation<?, ?, ?> source
                        && source.getSource() instanceof LineageVertexProvider provider) {
                    Set<String> read = new TreeSet<>();
                    for (LineageDataset dataset : provider.getLineageVertex().datasets()) {
                        read.addAll(Set.of(dataset.name().split(",")));
                    }
                    topics.put(String.valueOf(source.getUid()), read);
                }
            }
        }
        return topics;
    }
}
