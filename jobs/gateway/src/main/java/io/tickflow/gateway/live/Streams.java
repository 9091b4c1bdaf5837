package io.tickflow.gateway.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Clients of the live stream. A client that does not keep up is dropped. Thread-safe. */
public final class Streams {

    /** Clients at a time. */
    public static final int CLIENTS_MAX = 64;

    /** Those of one caller. */
    public static final int OF_CALLER_MAX = 16;

    /** Client of the stream. */
    public interface Client {

        /** Name of the caller. */
        String caller();

        /** Returns true if the client wants this event. */
        boolean wants(HeldEvent event);

        /**
         * Queues an event.
         *
         * @return false if the queue is full
         */
        boolean offer(HeldEvent event);

        /** Ends the stream of the client. */
        void drop();
    }

    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /** Returns true if there is room for a client of {@code caller}. */
    public boolean hasRoom(String caller) {
        return clients.size() < CLIENTS_MAX
                && clients.stream().filter(client -> client.caller().equals(caller)).count()
                        < OF_CALLER_MAX;
    }

    /**
     * Adds a client.
     *
     * @return false if there are as many as may be
     */
    public synchronized boolean add(Client client) {
        return hasRoom(client.caller()) && clients.add(client);
    }

    /** Forgets a client. */
    public void remove(Client client) {
        clients.remove(client);
    }

    /** Hands an event to everybody who wants it. */
    public void publish(HeldEvent event) {
        clients.removeIf(client -> client.wants(event) && !isSent(client, event));
    }

    private boolean isSent(Client client, HeldEvent event) {
        if (client.offer(event)) {
            sent.incrementAndGet();
            return true;
        }
        dropped.incrementAndGet();
        client.drop();
        return false;
    }

    /** Ends all streams. */
    public void dropAll() {
        clients.forEach(Client::drop);
        clients.clear();
    }

    /** Number of clients. */
    public int clients() {
        return clients.size();
    }

    /** Events handed to clients. */
    public long sent() {
        return sent.get();
    }

    /** Clients dropped because they were slow. */
    public long dropped() {
        return dropped.get();
    }
}
