package io.tickflow.operate.flink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.settings.job.PublishedSettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;

/** Bodies of requests that plan or run a job. */
final class SubmissionJson {

    private SubmissionJson() {}

    /** Body of a request that only plans the job: it takes no state. */
    static ObjectNode plan(Submission submission) {
        ObjectNode body = FlinkRest.JSON.createObjectNode();
        body.put("entryClass", submission.kind().entryClass());
        ArrayNode arguments = body.putArray("programArgsList");
        submission.settings().forEach((key, value) -> arguments.add("-D" + key + '=' + value));
        if (submission.parallelism() != null) {
            body.put("parallelism", submission.parallelism());
        }
        ObjectNode flink = body.putObject("flinkConfiguration");
        submission.flinkSettings().forEach(flink::put);
        if (!submission.flinkSettings().isEmpty()) {
            var published = new Configuration();
            published.set(
                    PipelineOptions.GLOBAL_JOB_PARAMETERS,
                    PublishedSettings.ofFlink(submission.flinkSettings()));
            published.toMap().forEach(flink::put);
        }
        return body;
    }

    /** Body of a request that runs the job. */
    static ObjectNode run(Submission submission) {
        ObjectNode body = plan(submission);
        if (submission.savepoint() != null) {
            body.put("savepointPath", submission.savepoint());
            body.put("allowNonRestoredState", submission.allowNonRestoredState());
        }
        return body;
    }
}
