package io.signalbox.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What the embedded default has written below {@code <data.directory>/out}. */
public final class Out {

  private final Path directory;

  public Out(Path data) {
    directory = data.resolve("out");
  }

  public List<String> csv() {
    Path file = directory.resolve("OrgResourceEvents.csv");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<MimeMessage> mails() {
    Path mail = directory.resolve("mail");
    if (!Files.isDirectory(mail)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(mail)) {
      List<MimeMessage> mails = new ArrayList<>();
      // one that is being written begins with a dot
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("[^.].*\\.eml")).sorted().toList()) {
        mails.add(parse(file));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The subjects of the mails, in their order. */
  public List<String> subjects() {
    return mails().stream().map(Out::subject).toList();
  }

  public static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage parse(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (MessagingException e) {
      throw new IOException(file + " is no mail", e);
    }
  }
}
