package io.tickflow.flink.job;

import io.tickflow.flink.Uids;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Creates the environment of a job, with the settings that no cluster may change, and runs it. */
public final class JobEnvironment {

    private JobEnvironment() {}

    /** Creates an environment in which Kryo and generated uids are errors. */
    public static StreamExecutionEnvironment create(Configuration flink) {
        return create(flink, Map.of());
    }

    /**
     * Creates the same environment.
     *
     * @param told facts about the job, which Flink shows in its web UI and REST interface and keeps
     *     in its files: no secrets
     */
    public static StreamExecutionEnvironment create(Configuration flink, Map<String, String> told) {
        var configuration = new Configuration(flink);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Records are immutable, so functions can share them.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, Uids.MAX_PARALLELISM);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        tell(env, told);
        return env;
    }

    /**
     * Runs a job. Flink keeps its plan in the files of high availability, so the plan gets none of
     * the secrets that the cluster's own options hold: passwords of key stores, keys of buckets.
     *
     * @throws Exception as the job ends, or where it is refused
     */
    public static void execute(StreamExecutionEnvironment env, String name) throws Exception {
        // Another environment submits: on an encrypted cluster that needs the secrets.
        StreamExecutionEnvironment.getExecutionEnvironment().execute(plan(env, name));
    }

    /** Plan of a job without secrets of the cluster. */
    static StreamGraph plan(StreamExecutionEnvironment env, String name) {
        // The options of the environment, its plan and their parts are one object of Flink's.
        var shared = (Configuration) env.getConfiguration();
        List.copyOf(shared.keySet()).stream()
                .filter(GlobalConfiguration::isSensitive)
                .forEach(shared::removeKey);
        StreamGraph plan = env.getStreamGraph();
        plan.setJobName(name);
        return plan;
    }

    /** Adds facts to those that whoever submits the job has given. */
    private static void tell(StreamExecutionEnvironment env, Map<String, String> told) {
        Map<String, String> all = new TreeMap<>(env.getConfig().getGlobalJobParameters().toMap());
        all.putAll(told);
        var published = new Configuration();
        published.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, all);
        env.configure(published);
    }
}
