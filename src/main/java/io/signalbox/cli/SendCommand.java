package io.signalbox.cli;

import io.signalbox.authoring.EventPost;
import io.signalbox.authoring.Sample;
import io.signalbox.config.SecretFile;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.runtime.Logging;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox send}: a sample to a running instance. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description =
        "Posts an event, or an array of them, to a running Signalbox and prints its answer. Ends"
            + " with exit code 1 where it is not taken.")
final class SendCommand implements Callable<Integer> {

  private static final String TOKEN_KEY = "intake.http.token-file";

  @ParentCommand private SignalboxCommand signalbox;

  @Option(
      names = "--event",
      required = true,
      paramLabel = "FILE",
      description = "EventBridge events or CloudEvents; - for standard input.")
  private String event;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where to; intake.http.host and intake.http.port say it where not given.")
  private String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is a bearer token to send along; where neither this nor --url is"
              + " given, that of intake.http.token-file.")
  private Path tokenFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Logging.level("ERROR");
    Settings settings = signalbox.options().load();
    EventPost post = EventPost.to(url == null ? url(settings) : url, token(settings));
    PrintWriter out = spec.commandLine().getOut();
    out.println(post.send(Sample.read(event, System.in)));
    out.flush();
    return 0;
  }

  private static String url(Settings settings) {
    String port = settings.asMap().getOrDefault("intake.http.port", "");
    if (port.isEmpty()) {
      throw new SettingsException("intake.http.port has no value: give --url");
    }
    String host = settings.get("intake.http.host");
    return "http://%s:%s/events".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /** Without {@code --url} it is this configuration's own instance, which knows the token. */
  private Optional<String> token(Settings settings) {
    if (tokenFile != null) {
      return SecretFile.ofOption("--token-file", tokenFile).read();
    }
    return url == null ? SecretFile.of(settings, TOKEN_KEY).read() : Optional.empty();
  }
}
