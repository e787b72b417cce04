package io.tributary.testkit.http;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority that exists for one run, and the server certificate it signed. The keys never leave
 * the process; clients trust the authority through {@link #trustStore}.
 */
public final class Certificates {

  private static final X500Principal AUTHORITY = new X500Principal("CN=Simulated authority");
  private static final X500Principal SERVER = new X500Principal("CN=Simulated services");
  private static final char[] IN_MEMORY = "in-memory".toCharArray();
  private static final Duration EARLIER = Duration.ofDays(1);
  private static final Duration LATER = Duration.ofDays(365);

  private final X509Certificate authority;
  private final SSLContext serverContext;
  private final SSLContext clientContext;

  private Certificates(
      X509Certificate authority, SSLContext serverContext, SSLContext clientContext) {
    this.authority = authority;
    this.serverContext = serverContext;
    this.clientContext = clientContext;
  }

  /**
   * Makes an authority and a certificate.
   *
   * @param names the host names of the server; one may begin with {@code *.}
   */
  public static Certificates make(Collection<String> names) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair authorityKeys = generator.generateKeyPair();
      KeyPair serverKeys = generator.generateKeyPair();
      X509Certificate authority = authority(authorityKeys);
      X509Certificate server = server(names, serverKeys, authority, authorityKeys.getPrivate());
      return new Certificates(
          authority,
          serverContext(serverKeys.getPrivate(), server, authority),
          clientContext(authority));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("The simulator's certificates could not be made", e);
    }
  }

  /** A new store with the authority's certificate alone. */
  public KeyStore trustStore() {
    try {
      return trustStore(authority);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The trust store could not be made", e);
    }
  }

  /** What a client uses to trust the authority. */
  public SSLContext clientContext() {
    return clientContext;
  }

  SSLContext serverContext() {
    return serverContext;
  }

  private static X509Certificate authority(KeyPair keys)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    return sign(
        builder(AUTHORITY, AUTHORITY, keys)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic())),
        keys.getPrivate());
  }

  private static X509Certificate server(
      Collection<String> names, KeyPair keys, X509Certificate authority, PrivateKey signer)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    GeneralName[] alternatives =
        names.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    return sign(
        builder(AUTHORITY, SERVER, keys)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
            .addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority)),
        signer);
  }

  private static X509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, KeyPair keys) {
    Instant now = Instant.now(); // The client's TLS checks it against the real clock.
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(120, new SecureRandom()),
        Date.from(now.minus(EARLIER)),
        Date.from(now.plus(LATER)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
  }

  private static SSLContext serverContext(PrivateKey key, X509Certificate... chain)
      throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("server", key, IN_MEMORY, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, IN_MEMORY);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext clientContext(X509Certificate authority)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trustStore(authority));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore trustStore(X509Certificate authority)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("simulated-authority", authority);
    return store;
  }
}
