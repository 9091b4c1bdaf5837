package io.tickflow.sandbox.fault;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Carries the bytes of one connection in one direction: one thread reads, one writes when the link
 * allows it. What is between them is bounded; a sender that is not heard is held by its socket.
 */
final class Pump {

    private static final int CHUNK_BYTES_MAX = 16 << 10;
    private static final int CHUNKS_MAX = 16;

    /** Bytes and when they came; none at the end of the stream. */
    private record Chunk(byte[] bytes, long arrivedNanos) {}

    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS_MAX);
    private final Socket from;
    private final Socket to;
    private final Link link;

    Pump(Socket from, Socket to, Link link) {
        this.from = from;
        this.to = to;
        this.link = link;
    }

    /** Reads until the sender has ended. */
    void read() throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK_BYTES_MAX];
        int length;
        do {
            length = from.getInputStream().read(buffer);
            chunks.put(new Chunk(Arrays.copyOf(buffer, Math.max(0, length)), System.nanoTime()));
        } while (length >= 0);
    }

    /** Writes until the sender has ended, and then says so to the receiver. */
    void write() throws IOException, InterruptedException {
        while (true) {
            Chunk chunk = chunks.take();
            link.awaitTurn(chunk.arrivedNanos(), chunk.bytes().length);
            if (chunk.bytes().length == 0) {
                to.shutdownOutput();
                return;
            }
            to.getOutputStream().write(chunk.bytes());
        }
    }
}
