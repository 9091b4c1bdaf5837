package io.tickflow.operate.savepoint;

import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.history.table.KnownSchemas;
import io.tickflow.job.trading.DeskJob;
import io.tickflow.job.trading.ShadowJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.flink.JobKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Uids of a job's graph by the ids that Flink derives from them. */
final class JobUids {

    private JobUids() {}

    /** Builds the graph with {@code settings}, as its main does. */
    static Map<OperatorID, String> of(JobKind kind, Configuration settings) {
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
        switch (kind) {
            case SIGNAL -> SignalJob.define(env, SignalJob.configure(settings));
            case DESK -> DeskJob.define(env, DeskJob.configure(settings));
            case SHADOW -> ShadowJob.define(env, ShadowJob.configure(settings));
            case HISTORY ->
                    HistoryJob.define(env, HistoryJob.configure(settings), KnownSchemas.NONE);
        }
        Map<OperatorID, String> uids = new HashMap<>();
        for (JobVertex vertex : env.getStreamGraph().getJobGraph().getVertices()) {
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
}
