package io.tickflow.deploy.server;

import io.tickflow.process.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** API server of Kubernetes and its etcd, as processes on this machine. */
public final class ApiServer implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";

    /** For the administrator of a server that lives as long as a test. */
    private static final String TOKEN = "administrator";

    private static final int KEY_BITS = 2048;
    private static final Duration READY_MAX = Duration.ofMinutes(3);

    private final List<Process> processes = new ArrayList<>();
    private final Kubectl kubectl;

    private ApiServer(Kubectl kubectl) {
        this.kubectl = kubectl;
    }

    /**
     * Starts both and waits until the API is ready.
     *
     * @param tools folder with etcd, kube-apiserver and kubectl
     * @param folder for data, keys and logs
     */
    public static ApiServer start(Path tools, Path folder)
            throws IOException, GeneralSecurityException {
        List<Integer> ports = FreePorts.find(3);
        String etcd = "http://" + ADDRESS + ':' + ports.get(0);
        String peers = "http://" + ADDRESS + ':' + ports.get(1);
        var server =
                new ApiServer(
                        new Kubectl(
                                tools.resolve("kubectl"),
                                "https://" + ADDRESS + ':' + ports.get(2),
                                TOKEN));
        server.run(
                folder,
                tools.resolve("etcd").toString(),
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + etcd,
                "--advertise-client-urls=" + etcd,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers);
        server.run(folder, arguments(tools, folder, etcd, ports.get(2)));
        Awaitility.await()
                .atMost(READY_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .until(server::isReady);
        return server;
    }

    public Kubectl kubectl() {
        return kubectl;
    }

    @Override
    public void close() throws InterruptedException {
        for (int i = processes.size() - 1; i >= 0; i--) {
            Process process = processes.get(i);
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private boolean isReady() {
        for (Process process : processes) {
            if (!process.isAlive()) {
                throw new AssertionError(process.info() + " ended with " + process.exitValue());
            }
        }
        return kubectl.run("get", "--raw=/readyz").isDone();
    }

    private static String[] arguments(Path tools, Path folder, String etcd, int port)
            throws IOException, GeneralSecurityException {
        Path key = folder.resolve("service-accounts.pem");
        Files.writeString(key, privateKey());
        Path tokens = folder.resolve("tokens.csv");
        Files.writeString(tokens, TOKEN + ",administrator,1,system:masters\n");
        return new String[] {
            tools.resolve("kube-apiserver").toString(),
            "--etcd-servers=" + etcd,
            "--secure-port=" + port,
            "--bind-address=" + ADDRESS,
            "--cert-dir=" + folder.resolve("certificates"),
            "--service-cluster-ip-range=10.0.0.0/24",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=" + key,
            "--service-account-signing-key-file=" + key,
            "--token-auth-file=" + tokens,
            "--authorization-mode=RBAC",
            // There is no controller and no node: nothing has endpoints.
            "--endpoint-reconciler-type=none"
        };
    }

    private static String privateKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private void run(Path folder, String... command) throws IOException {
        Path log = folder.resolve(Path.of(command[0]).getFileName() + ".log");
        processes.add(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start());
    }
}
