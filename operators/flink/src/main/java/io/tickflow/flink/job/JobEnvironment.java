package io.tickflow.flink.job;

import io.tickflow.flink.Uids;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.util.Map;
import java.util.TreeMap;

/** Creates the environment of a job, with the settings that no cluster may change. */
public final class JobEnvironment {

    private JobEnvironment() {}

    /** Creates an environment in which Kryo and generated uids are errors. */
    public static StreamExecutionEnvironment create(Configuration flink) {
        var configuration = new Configuration(flink);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Records are immutable, so functions can share them.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, Uids.MAX_PARALLELISM);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /**
     * Adds parameters that Flink's web UI and REST interface show for the job, and keeps them in
     * its files: no secrets.
     */
    public static void publish(StreamExecutionEnvironment env, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(env.getConfig().getGlobalJobParameters().toMap());
        all.putAll(parameters);
        var published = new Configuration();
        published.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, all);
        env.configure(published);
    }
}
