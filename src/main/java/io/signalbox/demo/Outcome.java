package io.signalbox.demo;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.deadletters.DeadLetter;
import io.signalbox.runtime.Signalbox;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a Signalbox has put out so far. */
final class Outcome {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 50;

  private final Signalbox signalbox;
  private final Path directory;

  Outcome(Signalbox signalbox, Path directory) {
    this.signalbox = signalbox;
    this.directory = directory;
  }

  /** Waits until all that is expected is there, and returns whether it is. */
  boolean await(Scenario scenario) throws Exception {
    Instant end = Instant.now().plus(LONGEST);
    while (!differences(scenario).isEmpty() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    return differences(scenario).isEmpty();
  }

  /** What is not as expected, a line each. */
  List<String> differences(Scenario scenario) throws Exception {
    List<String> differences = new ArrayList<>();
    compare(differences, "CSV lines", sorted(scenario.csv()), sorted(csv()));
    compare(differences, "mails", scenario.csv().size(), mails().size());
    compare(differences, "ignored", scenario.ignored(), ignored());
    compare(
        differences,
        "dead letters",
        scenario.deadLetters(),
        deadLetters().stream().map(DeadLetter::reason).toList());
    return differences;
  }

  List<String> csv() throws IOException {
    Path file = directory.resolve("OrgResourceEvents.csv");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  List<Path> mails() throws IOException {
    Path mail = directory.resolve("mail");
    if (!Files.isDirectory(mail)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(mail)) {
      // one that is being written begins with a dot
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.eml"))
          .sorted()
          .toList();
    }
  }

  /** Subject and text part of the first mail. */
  String mailText() throws IOException, MessagingException {
    if (mails().isEmpty()) {
      return "(none)";
    }
    try (InputStream in = Files.newInputStream(mails().get(0))) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
      BodyPart text = ((Multipart) mail.getContent()).getBodyPart(0);
      return "Subject: " + mail.getSubject() + "\n\n" + text.getContent();
    }
  }

  int ignored() {
    MeterRegistry meters = signalbox.context().getRegistry().findSingleByType(MeterRegistry.class);
    return (int)
        meters.find("signalbox.events.ignored").counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  List<DeadLetter> deadLetters() throws Exception {
    return signalbox.deadLetters().list("Spool");
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static void compare(
      List<String> differences, String what, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      differences.add("%s: expected %s, got %s".formatted(what, expected, actual));
    }
  }
}
