package io.tickflow.sandbox.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.connector.tls.TlsFileException;
import io.tickflow.process.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a user may have written, read by the links. */
class TlsFilesTest {

    private static final String OPTION = "tickflow.fix.tls";
    private static final String SCHEME = "PBEWithHmacSHA256AndAES_256";

    private final Path folder;
    private final LinkCertificates good;

    TlsFilesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.good = LinkCertificates.create(folder.resolve("good"), "store");
    }

    @Test
    void shouldReadKeysInClearAndEncrypted() throws Exception {
        Path key = folder.resolve("encrypted.pem");
        OwnerOnly.write(key, encrypted("right"));
        OwnerOnly.write(folder.resolve("right"), "right\n");
        OwnerOnly.write(folder.resolve("wrong"), "wrong\n");

        assertThat(files(good.ca(), good.clientKey(), "").context()).isNotNull();
        assertThat(files(good.ca(), key, "file:" + folder.resolve("right")).context()).isNotNull();
        assertThatThrownBy(() -> files(good.ca(), key, "file:" + folder.resolve("wrong")).context())
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("key-file: " + key)
                .hasMessageContaining("maybe its password is another");
    }

    @Test
    void shouldNameOptionAndFileOfTrouble() throws IOException {
        Path absent = folder.resolve("absent.pem");
        Path empty = folder.resolve("empty.pem");
        OwnerOnly.write(empty, "nothing\n");

        assertThatThrownBy(() -> files(absent, good.clientKey(), "").context())
                .hasMessage(OPTION + ".ca-file: " + absent + " does not exist");
        assertThatThrownBy(() -> files(empty, good.clientKey(), "").context())
                .hasMessageContaining(OPTION + ".ca-file: " + empty + " holds no certificate");
        assertThatThrownBy(() -> files(good.ca(), good.ca(), "").context())
                .hasMessageContaining(OPTION + ".key-file: " + good.ca() + " holds no key");
        assertThatThrownBy(
                        () -> files(good.ca(), good.clientKey(), "env:TICKFLOW_ABSENT").context())
                .hasMessage(
                        OPTION
                                + ".key-password: there is no variable TICKFLOW_ABSENT in the"
                                + " environment");
    }

    private TlsConfig files(Path ca, Path key, String password) {
        return new TlsConfig(
                OPTION,
                ca.toString(),
                good.clientCertificate().toString(),
                key.toString(),
                password);
    }

    private String encrypted(String password) throws GeneralSecurityException, IOException {
        var secret =
                SecretKeyFactory.getInstance(SCHEME)
                        .generateSecret(new PBEKeySpec(password.toCharArray()));
        var cipher = Cipher.getInstance(SCHEME);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] bytes = cipher.doFinal(good.server().key().getEncoded());
        byte[] der = new EncryptedPrivateKeyInfo(cipher.getParameters(), bytes).getEncoded();
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n%s\n-----END ENCRYPTED PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(der));
    }
}
