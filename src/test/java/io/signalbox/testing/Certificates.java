package io.signalbox.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates, made by the JDK's keytool, as key stores for clients and PEM for servers.
 */
public final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path directory;
  private final Path store;

  /** Makes them in an empty directory. */
  public Certificates(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("keys.p12");
  }

  /** An authority, or a certificate that nobody but itself has signed. */
  public void selfSigned(String name) {
    generate(name, "-ext", "bc:c");
  }

  /** A certificate that an authority has signed. */
  public void signed(String name, String authority) {
    generate(name, "-signer", authority, "-ext", "san=dns:localhost,ip:127.0.0.1");
  }

  /** One that was valid until some days ago. */
  public void expired(String name, String authority) {
    generate(name, "-signer", authority, "-startdate", "-20d", "-validity", "10");
  }

  /** The certificate and those that have signed it, as PEM. */
  public Path certificateFile(String name) {
    StringBuilder pem = new StringBuilder();
    try {
      for (Certificate each : load().getCertificateChain(name)) {
        pem.append(pem("CERTIFICATE", each.getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return write(name + ".crt", pem.toString());
  }

  /** The key as PEM, PKCS #8. */
  public Path keyFile(String name) {
    try {
      byte[] key = load().getKey(name, PASSWORD.toCharArray()).getEncoded();
      return write(name + ".key", pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a client speaks TLS with.
   *
   * @param name whose certificate it shows, or null for none
   * @param authority whom it trusts
   */
  public SSLContext client(String name, String authority) {
    try {
      KeyStore all = load();
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(authority, all.getCertificate(authority));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      if (name != null) {
        own.setKeyEntry(
            name,
            all.getKey(name, PASSWORD.toCharArray()),
            PASSWORD.toCharArray(),
            all.getCertificateChain(name));
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new AnyIssuer(keys).managers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void generate(String name, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", "CN=" + name));
    command.addAll(
        List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()));
    command.addAll(List.of(more));
    try {
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore load() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path write(String file, String text) {
    try {
      return Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }
}
