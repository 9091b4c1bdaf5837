package io.tickflow.cli.gateway;

import io.tickflow.gateway.Gateway;
import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C and ends a gateway in order. */
final class GatewayRun {

    private GatewayRun() {}

    /** Returns never; the JVM ends after the gateway is closed. */
    static void awaitEnd(Gateway gateway) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "gateway-end"));
        new CountDownLatch(1).await();
    }
}
