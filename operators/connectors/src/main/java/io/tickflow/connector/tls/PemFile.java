package io.tickflow.connector.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Certificates or a key in PEM. */
final class PemFile {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final String ENCRYPTED_KEY = "ENCRYPTED PRIVATE KEY";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final String SCHEME = "PBES2";

    private final String option;
    private final Path path;

    PemFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /** Reads all certificates, at least one. */
    List<X509Certificate> certificates() throws TlsFileException {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var found = new ArrayList<X509Certificate>();
            for (Block block : blocks()) {
                if (block.type().equals(CERTIFICATE)) {
                    var der = new ByteArrayInputStream(block.der());
                    found.add((X509Certificate) factory.generateCertificate(der));
                }
            }
            if (found.isEmpty()) {
                throw unusable("holds no certificate; give one in PEM, BEGIN CERTIFICATE", null);
            }
            return found;
        } catch (CertificateException | IllegalArgumentException e) {
            throw unusable("holds a certificate that cannot be read", e);
        }
    }

    /** Reads the key, decrypted by {@code password} if it is encrypted. */
    PrivateKey privateKey(String password) throws TlsFileException {
        try {
            for (Block block : blocks()) {
                if (block.type().equals(KEY)) {
                    return key(new PKCS8EncodedKeySpec(block.der()));
                }
                if (block.type().equals(ENCRYPTED_KEY)) {
                    return key(decrypted(block.der(), password));
                }
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unusable("holds a key that cannot be read; maybe its password is another", e);
        }
        throw unusable(
                "holds no key in PKCS #8, BEGIN PRIVATE KEY; openssl pkcs8 -topk8 converts others",
                null);
    }

    private PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // The next algorithm may fit.
            }
        }
        throw new InvalidKeySpecException("neither RSA nor an elliptic curve");
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, String password)
            throws GeneralSecurityException, IOException {
        var encrypted = new EncryptedPrivateKeyInfo(der);
        // The parameters of this scheme name the ciphers, and the algorithm of the key does not.
        String algorithm =
                encrypted.getAlgName().equals(SCHEME)
                        ? encrypted.getAlgParameters().toString()
                        : encrypted.getAlgName();
        var secret =
                SecretKeyFactory.getInstance(algorithm)
                        .generateSecret(new PBEKeySpec(password.toCharArray()));
        var cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
        return encrypted.getKeySpec(cipher);
    }

    private List<Block> blocks() throws TlsFileException {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unusable(
                    Files.exists(path) ? "cannot be read by this user" : "does not exist", e);
        }
        var blocks = new ArrayList<Block>();
        Matcher at = BLOCK.matcher(text);
        while (at.find()) {
            blocks.add(new Block(at.group(1), Base64.getMimeDecoder().decode(at.group(2))));
        }
        return blocks;
    }

    private TlsFileException unusable(String why, @Nullable Throwable cause) {
        return new TlsFileException(option + ": " + path + ' ' + why, cause);
    }

    /** One block of the file. */
    private record Block(String type, byte[] der) {}
}
