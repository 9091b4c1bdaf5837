package io.tickflow.sandbox.stack.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.InitProducerIdResponse;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * Asks a broker for the id that each idempotent producer needs. A broker gets its ids from the
 * controller, and of its first request for them it waits for the answer forever: one that is lost
 * while both start leaves a broker that serves, but that no producer can write to.
 */
final class ProducerIds {

    private static final short VERSION = 2;
    private static final int TRANSACTION_MILLIS = 60_000;
    private static final int ANSWER_MILLIS_MAX = 5_000;
    private static final int ANSWER_BYTES_MAX = 4_096;
    private static final long POLL_MILLIS = 20;

    private ProducerIds() {}

    /**
     * Returns true if the broker at {@code port} of 127.0.0.1 gives an id within {@code timeout}.
     */
    static boolean available(int port, Duration timeout) {
        long deadlineNanos = System.nanoTime() + timeout.toNanos();
        do {
            if (ask(port)) {
                return true;
            }
        } while (System.nanoTime() < deadlineNanos && paused());
        return false;
    }

    private static boolean ask(int port) {
        var request =
                new InitProducerIdRequest.Builder(
                                new InitProducerIdRequestData()
                                        .setTransactionalId(null)
                                        .setTransactionTimeoutMs(TRANSACTION_MILLIS))
                        .build(VERSION);
        var header = new RequestHeader(ApiKeys.INIT_PRODUCER_ID, VERSION, "sandbox", 0);
        ByteBuffer body = request.serializeWithHeader(header);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            ByteBuffer message = ByteBuffer.allocate(Integer.BYTES + body.remaining());
            message.putInt(body.remaining()).put(body);
            OutputStream out = socket.getOutputStream();
            out.write(message.array());
            out.flush();
            var in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            if (size < 0 || size > ANSWER_BYTES_MAX) {
                return false;
            }
            ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(size));
            return AbstractResponse.parseResponse(answer, header)
                            instanceof InitProducerIdResponse response
                    && response.error() == Errors.NONE;
        } catch (IOException e) {
            // Asked again until the time is over.
            return false;
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
