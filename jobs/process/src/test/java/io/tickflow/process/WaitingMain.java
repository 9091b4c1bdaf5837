package io.tickflow.process;

import java.util.concurrent.CountDownLatch;

/** A child that announces its arguments and then serves until it is stopped. */
final class WaitingMain {

    private WaitingMain() {}

    public static void main(String[] args) throws InterruptedException {
        ReadyFile.announce(String.join(" ", args));
        new CountDownLatch(1).await();
    }
}
