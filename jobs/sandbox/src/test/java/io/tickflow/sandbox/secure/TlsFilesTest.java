package io.tickflow.sandbox.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.connector.tls.TlsFileException;
import io.tickflow.process.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a user may have written, read by the links. */
class TlsFilesTest {

    private static final String OPTION = "tickflow.fix.tls";
    private static final String PBES2 = "06092a864886f70d01050d";
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
        byte[] der = encryptedKeyInfo(cipher.getParameters().getEncoded(), bytes);
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n%s\n-----END ENCRYPTED PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(der));
    }

    /** EncryptedPrivateKeyInfo (RFC 5958) by PBES2 (RFC 8018) with its parameters, in DER. */
    private static byte[] encryptedKeyInfo(byte[] parameters, byte[] bytes) {
        byte[] algorithm = tagged(0x30, HexFormat.of().parseHex(PBES2), parameters);
        return tagged(0x30, algorithm, tagged(0x04, bytes));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.size() > 127) {
            out.write(0x81);
        }
        out.write(content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
