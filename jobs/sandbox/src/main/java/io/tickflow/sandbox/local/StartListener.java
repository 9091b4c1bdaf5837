package io.tickflow.sandbox.local;

/** Listener of the start of a local stack. Called by one thread at a time. */
public interface StartListener {

    /**
     * Called before the first process starts.
     *
     * @param parts number of processes to start
     * @param secondsBefore duration of the last start of all processes; 0 if it is not known, or if
     *     only some start
     */
    void onBegin(int parts, double secondsBefore);

    /**
     * Called when a process serves.
     *
     * @param seconds since the beginning
     */
    void onReady(StackPart part, String address, double seconds);

    /** Called with a line for the user, such as of a download. */
    void onNotice(String line);
}
