package io.tickflow.core.event;

import java.io.Serial;
import java.io.Serializable;

/**
 * Deployment that writes an event, carried by every event. Deployments may share a Kafka cluster: a
 * job takes the signals of its own deployment only. Logs of an account are read whatever deployment
 * wrote them, since positions outlive a new name.
 *
 * @param pipeline name of the deployment; empty in events of a release that did not record it
 * @param mode destination of its orders
 */
public record Deployment(String pipeline, Mode mode) implements Serializable {

    @Serial private static final long serialVersionUID = 1;

    /** True if the mode is the same, and the pipeline too where {@code writer} has recorded it. */
    public boolean includes(Deployment writer) {
        return writer.mode == mode
                && (writer.pipeline.isEmpty() || writer.pipeline.equals(pipeline));
    }
}
