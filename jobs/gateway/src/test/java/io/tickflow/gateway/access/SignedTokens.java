package io.tickflow.gateway.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** Tokens as an identity provider signs them. */
final class SignedTokens {

    static final String ISSUER = "https://idp.example";
    static final String AUDIENCE = "tickflow";
    static final long HOUR_SECONDS = 3_600;

    private SignedTokens() {}

    /** Settings for the keys of a file or URL. */
    static JwtConfig config(String keys) {
        return new JwtConfig(keys, ISSUER, AUDIENCE, "roles");
    }

    /** New key. */
    static ECKey key(String id) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    /** Claims of a caller, without a role. */
    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("olga")
                .expirationTime(Date.from(Instant.now().plusSeconds(HOUR_SECONDS)));
    }

    /** Token with the signature of a key. */
    static String signed(JWTClaimsSet.Builder claims, ECKey key) throws Exception {
        return signed(claims, JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key));
    }

    /** Token of an algorithm. */
    static String signed(
            JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
            throws Exception {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
