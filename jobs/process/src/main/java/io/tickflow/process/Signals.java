package io.tickflow.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Signals that the JDK cannot send. */
final class Signals {

    private static final Duration SEND_MAX = Duration.ofSeconds(30);

    private Signals() {}

    /**
     * Sends a signal to a process.
     *
     * @param signal without SIG
     * @param name of the process, for the message
     * @throws ProcessException if it cannot be sent
     */
    static void send(String signal, String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
            if (!kill.waitFor(SEND_MAX.toSeconds(), TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new ProcessException("cannot send SIG" + signal + " to " + name);
            }
        } catch (IOException e) {
            throw new ProcessException("cannot send SIG" + signal + " to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while sending SIG" + signal, e);
        }
    }
}
