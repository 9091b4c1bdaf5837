package io.tickflow.testkit;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;

/** Deployments of the default pipeline. */
public final class TestDeployments {

    public static final Deployment PAPER = new Deployment("tickflow", Mode.PAPER);
    public static final Deployment DEMO = new Deployment("tickflow", Mode.DEMO);

    private TestDeployments() {}
}
