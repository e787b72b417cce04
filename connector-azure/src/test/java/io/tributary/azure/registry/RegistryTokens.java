package io.tributary.azure.registry;

import io.tributary.core.json.Json;
import io.tributary.record.Document;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the tokens that a registry takes, with a key that exists for one test. */
final class RegistryTokens {
  static final String ISSUER = "simulated-azure";

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final X509Certificate certificate;

  private RegistryTokens(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  static RegistryTokens create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      X500Principal name = new X500Principal("CN=" + ISSUER);
      Instant now = Instant.now();
      return new RegistryTokens(
          keys,
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(now.minus(Duration.ofDays(1))),
                          Date.from(now.plus(Duration.ofDays(1))),
                          name,
                          keys.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withECDSA")
                              .build(keys.getPrivate()))));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  void writeCertificate(Path file) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  /** A token for a scope such as {@code repository:web:pull}; the empty scope opens nothing. */
  String sign(String service, String scope) {
    Instant now = Instant.now();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("sub", "a-test");
    claims.put("aud", service);
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.minusSeconds(60).getEpochSecond());
    claims.put("exp", now.plusSeconds(3_600).getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    String[] parts = scope.split(":", -1);
    claims.put(
        "access",
        parts.length == 3
            ? List.of(
                Map.of(
                    "type", parts[0],
                    "name", parts[1],
                    "actions", Arrays.asList(parts[2].split(",", -1))))
            : List.of());
    String signed =
        part(
                Map.of(
                    "typ", "JWT",
                    "alg", "ES256",
                    "x5c", List.of(Base64.getEncoder().encodeToString(encoded()))))
            + "."
            + part(claims);
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(keys.getPrivate());
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + URL.encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Map<String, Object> tree) {
    return URL.encodeToString(Json.text(Document.owning(tree)).getBytes(StandardCharsets.UTF_8));
  }
}
