package io.tickflow.settings.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret in an envelope: AES-256-GCM with a key of its own, which a master key wraps the same way
 * (NIST SP 800-38D; nonces are random, and no data key seals twice). Both are bound to the place of
 * the secret, so that a row moved to another name or version does not open.
 *
 * @param keyId id of the master key
 * @param wrapped nonce and sealed data key
 * @param content nonce and sealed secret
 */
record Sealed(String keyId, byte[] wrapped, byte[] content) {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Sealed seal(MasterKey master, String place, String secret) {
        byte[] key = random(KEY_BYTES);
        return new Sealed(
                master.id(),
                encrypt(master.bytes(), place, key),
                encrypt(key, place, secret.getBytes(StandardCharsets.UTF_8)));
    }

    String open(MasterKey master, String place) {
        byte[] key = decrypt(requireSame(master).bytes(), place, wrapped);
        return new String(decrypt(key, place, content), StandardCharsets.UTF_8);
    }

    /** The same secret below another master key; its own key and content stay. */
    Sealed rewrap(MasterKey from, MasterKey to, String place) {
        byte[] key = decrypt(requireSame(from).bytes(), place, wrapped);
        return new Sealed(to.id(), encrypt(to.bytes(), place, key), content);
    }

    private MasterKey requireSame(MasterKey master) {
        if (!master.id().equals(keyId)) {
            throw new StoreException(
                    "a secret is sealed with the master key "
                            + keyId
                            + ", and this one is "
                            + master.id(),
                    null);
        }
        return master;
    }

    private static byte[] encrypt(byte[] key, String place, byte[] plain) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] cipher = run(Cipher.ENCRYPT_MODE, key, nonce, place, plain);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + cipher.length);
        System.arraycopy(cipher, 0, all, NONCE_BYTES, cipher.length);
        return all;
    }

    private static byte[] decrypt(byte[] key, String place, byte[] all) {
        return run(
                Cipher.DECRYPT_MODE,
                key,
                Arrays.copyOf(all, NONCE_BYTES),
                place,
                Arrays.copyOfRange(all, NONCE_BYTES, all.length));
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, String place, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new StoreException("a secret was changed, or belongs to another place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
