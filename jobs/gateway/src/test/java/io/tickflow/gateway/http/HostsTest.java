package io.tickflow.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that look as if they were on this machine. */
class HostsTest {

    private Undertow server;

    @BeforeEach
    void start() {
        server =
                Undertow.builder()
                        .addHttpListener(0, "127.0.0.1")
                        .setHandler(
                                exchange ->
                                        exchange.getResponseSender()
                                                .send(Boolean.toString(Hosts.isLocal(exchange))))
                        .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldTakeCallerOnThisMachineForLocal() throws Exception {
        assertThat(ask("Host: 127.0.0.1:8085")).endsWith("true");
        assertThat(ask("Host: localhost")).endsWith("true");
    }

    @Test
    void shouldNotTakeNameOfOtherSiteForLocal() throws Exception {
        // A page whose name leads here (DNS rebinding) is of the same origin to its browser.
        assertThat(ask("Host: evil.example:8085\r\nOrigin: http://evil.example:8085"))
                .endsWith("false");
        assertThat(ask("Host: tickflow.example")).endsWith("false");
    }

    @Test
    void shouldNotTakeCallerBehindProxyForLocal() throws Exception {
        assertThat(ask("Host: localhost\r\nX-Forwarded-For: 192.0.2.1")).endsWith("false");
        assertThat(ask("Host: localhost\r\nForwarded: for=192.0.2.1")).endsWith("false");
        assertThat(ask("Host: localhost\r\nX-Real-IP: 192.0.2.1")).endsWith("false");
        assertThat(ask("Host: localhost\r\nVia: 1.1 proxy")).endsWith("false");
    }

    private String ask(String headers) throws IOException {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            ("GET / HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
