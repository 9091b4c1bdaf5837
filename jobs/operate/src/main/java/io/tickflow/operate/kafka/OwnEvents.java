package io.tickflow.operate.kafka;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.event.Deployment;

/**
 * Events of one deployment among those on shared topics: of its pipeline in any mode, and all that
 * concern its account, as a desk reads those whoever wrote them.
 *
 * @param pipeline name of the deployment
 * @param account account of its desk
 */
public record OwnEvents(String pipeline, String account) {

    /**
     * True for an event of this deployment. A halt of all accounts is one of each deployment.
     *
     * @param accountOfEvent its account; empty without one
     */
    public boolean isOf(Deployment writer, String accountOfEvent) {
        return isOfPipeline(writer)
                || accountOfEvent.equals(account)
                || accountOfEvent.equals(Control.ALL_ACCOUNTS);
    }

    /** True for a writer of this pipeline, or of a release that did not record a name. */
    public boolean isOfPipeline(Deployment writer) {
        return writer.pipeline().isEmpty() || writer.pipeline().equals(pipeline);
    }
}
