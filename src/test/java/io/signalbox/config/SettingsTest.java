package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String KEY = "delivery.email.transport";
  private static final String URL = "channel.cloudevents.url";
  private static final Map<String, String> NONE = Map.of();

  @TempDir Path directory;

  @Test
  void aStrongerLayerOverridesEachWeakerOne() throws IOException {
    Path nothing = file("");
    Path aws = file("profile=aws");
    Path file = file("profile=aws\n" + KEY + " = smtp \n");
    Map<String, String> environment = Map.of("SIGNALBOX_DELIVERY_EMAIL_TRANSPORT", "ses");
    Map<String, String> overrides = Map.of(KEY, "outbox");

    assertThat(origin(Settings.load(nothing, NONE, NONE))).isEqualTo("outbox from default");
    assertThat(origin(Settings.load(aws, NONE, NONE))).isEqualTo("ses from default");
    assertThat(origin(Settings.load(file, NONE, NONE))).isEqualTo("smtp from " + file);
    assertThat(origin(Settings.load(file, environment, NONE))).isEqualTo("ses from environment");
    assertThat(origin(Settings.load(file, environment, overrides))).isEqualTo("outbox from --set");
  }

  @Test
  void aSecretMayStandInTheEnvironmentAndNowhereElse() throws IOException {
    String key = "delivery.slack.webhook-url";
    Map<String, String> environment =
        Map.of("SIGNALBOX_DELIVERY_SLACK_WEBHOOK_URL", "https://hooks.example/services/s3cret");

    Settings settings = Settings.load(file(""), environment, NONE);

    assertThat(settings.getBoolean("delivery.slack.enabled")).isTrue();
    assertThat(Secret.of(settings, key)).isEqualTo("https://hooks.example/services/s3cret");
    assertThatThrownBy(() -> Settings.of(Map.of(key, "https://hooks.example/services/s3cret")))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            key
                + " (--set): is a secret; name a file with it by "
                + key
                + "-file, or set the"
                + " environment variable SIGNALBOX_DELIVERY_SLACK_WEBHOOK_URL");
  }

  @Test
  void aKeyThatNoLayerGivesHasTheDefaultOfTheJar() throws IOException {
    Settings settings = Settings.load(file("profile=aws"), NONE, NONE);

    assertThat(settings.get("data.directory")).isEqualTo("data");
    assertThat(settings.getInt("channel.consumers")).isEqualTo(50);
    assertThat(settings.getBoolean("delivery.csv-file.enabled")).isFalse();
    assertThatThrownBy(() -> settings.get("no.such.key"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("no.such.key: has no value");
  }

  @Test
  void theStrongestLayerThatNamesAProfileChoosesIt() throws IOException {
    Path aws = file("profile=aws");
    Path embedded = file("profile=embedded");
    Map<String, String> environment = Map.of("SIGNALBOX_PROFILE", "aws");
    Map<String, String> overrides = Map.of("profile", "embedded");

    assertThat(outOf(Settings.of(NONE))).startsWith("sjms2:");
    assertThat(outOf(Settings.load(aws, NONE, NONE))).startsWith("aws2-sns:");
    assertThat(outOf(Settings.load(embedded, environment, NONE))).startsWith("aws2-sns:");
    assertThat(outOf(Settings.load(aws, environment, overrides))).startsWith("sjms2:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "AWS", ""})
  void anUnknownProfileIsRefused(String name) {
    assertThatThrownBy(() -> Settings.of(Map.of("profile", name)))
        .isInstanceOf(SettingsException.class)
        .hasMessage("profile=" + name + " (--set): must be one of embedded, aws");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          channel.consumers                  | two        | a whole number from 1
          channel.consumers                  | -1         | a whole number from 1
          channel.consumers                  | 0          | a whole number from 1
          channel.consumers                  | 1234567890 | a whole number from 1
          channel.consumers                  | ''         | a whole number from 1
          intake.http.max-body-bytes         | 1k         | a whole number from 1
          intake.spool.max-bytes             | 0          | a whole number from 1
          intake.spool.min-free-bytes        | 10%        | a whole number
          errors.retry.delay-millis          | 0.5        | a whole number
          intake.http.port                   | 0          | a port from 1 to 65535, or empty
          intake.http.port                   | 65536      | a port from 1 to 65535, or empty
          delivery.email-smtp.port           | http       | a port from 1 to 65535, or empty
          channel.create                     | yes        | true or false
          channel.fifo                       | on         | true or false
          delivery.csv-file.enabled          | TRUE       | true or false
          delivery.email.transport           | pigeon     | one of outbox, smtp, ses
          delivery.email-smtp.security       | ssl        | one of none, starttls, tls
          log.level                          | info       | one of ERROR, WARN, INFO, DEBUG, TRACE
          channel.max-hops                   | 0          | a whole number from 1
          channel.hop-mark                   | a,b        | at most 256 printable characters of ASCII, without blanks and commas
          channel.eventbridge.bus            | my bus     | the name or the ARN of an event bus
          channel.eventbridge.source-prefix  | ''         | 1 to 64 letters, digits, . _ / and -, and not begin with aws.
          channel.eventbridge.source-prefix  | aws.       | 1 to 64 letters, digits, . _ / and -, and not begin with aws.
          """)
  void aBadValueIsToldWithItsKeyAndOrigin(String key, String value, String wanted)
      throws IOException {
    Path file = file(key + "=" + value);

    assertThatThrownBy(() -> Settings.load(file, NONE, NONE))
        .isInstanceOf(SettingsException.class)
        .hasMessage("%s=%s (%s): must be %s", key, value, file, wanted);
    assertThatThrownBy(() -> Settings.of(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage("%s=%s (--set): must be %s", key, value, wanted);
  }

  @Test
  void onlyAwsHasFifoQueues() {
    Map<String, String> fifo = Map.of("channel.fifo", "true");

    assertThatThrownBy(() -> Settings.of(fifo))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "channel.fifo=true (--set): needs profile=aws; the queues of the broker keep their"
                + " order by channel.consumers=1");
    assertThat(
            Settings.of(Map.of("channel.fifo", "true", "profile", "aws"))
                .getBoolean("channel.fifo"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          intake.http.port,      '',      false
          intake.http.port,      8080,    true
          intake.syslog.tcp-port, 514,    true
          intake.syslog.tcp-port, '',     false
          schedule.nightly.rate, 1 day,   true
          intake.syslog.transport, tcp,   false
          channel.spool.enabled, true,    true
          """)
  void theSpoolIsUsedWhereAnIntakeWritesToIt(String key, String value, boolean used) {
    Settings settings = Settings.of(Map.of("profile", "aws", key, value));

    assertThat(settings.getBoolean("channel.spool.enabled")).isEqualTo(used);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "00,true", "60,false"})
  void floodsAreCollapsedWhereThereIsAWindow(String window, boolean disabled) {
    Settings settings = Settings.of(Map.of("intake.flood.window-seconds", window));

    assertThat(settings.getBoolean("intake.flood.disabled")).isEqualTo(disabled);
  }

  @Test
  void aSpoolThatIsSwitchedOffStaysSo() throws IOException {
    Map<String, String> environment = Map.of("SIGNALBOX_CHANNEL_SPOOL_ENABLED", "false");
    Settings settings = Settings.load(file("intake.http.port=8080"), environment, NONE);

    assertThat(settings.getBoolean("channel.spool.enabled")).isFalse();
    assertThat(settings.origin("channel.spool.enabled")).isEqualTo("environment");
  }

  @ParameterizedTest
  @CsvSource({"intake.http.port,''", "intake.http.port,1", "intake.http.port,65535"})
  void aPortMayBeEmptyOrAnyNumberInItsRange(String key, String value) {
    assertThat(Settings.of(Map.of(key, value)).get(key)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http://127.0.0.1:8080/events", "https://[::1]/a?code=b%20c", "http://a_b?x"})
  void aUrlToPostToIsHttp(String url) {
    assertThat(Settings.of(Map.of(URL, url)).get(URL)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/tmp", "direct:x", "https://user:secret@host/", "http://a b", "a"})
  void anyOtherIsRefusedWithoutBeingShown(String url) {
    assertThatThrownBy(() -> Settings.of(Map.of(URL, url)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(URL + " (--set): must be an http or https URL without a user");
  }

  @Test
  void anUnknownKeyIsToldWithItsOrigin() throws IOException {
    Path file = file("data.dierctory=x");

    assertThatThrownBy(() -> RouteKeys.check(Settings.load(file, NONE, NONE), List.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("data.dierctory (%s): no such key", file);
    assertThatThrownBy(() -> RouteKeys.check(Settings.of(Map.of("data.dierctory", "x")), List.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("data.dierctory (--set): no such key");
  }

  @Test
  void keysOfTheOtherProfileAreKnown() {
    Settings settings = Settings.of(Map.of("aws.sqs.producer", "x"));

    assertThatCode(() -> RouteKeys.check(settings, List.of())).doesNotThrowAnyException();
  }

  @Test
  void keysOfCamelPassUnchecked() {
    Settings settings = Settings.of(Map.of("camel.component.sjms2.replyToMaxConsumers", "many"));

    assertThatCode(() -> RouteKeys.check(settings, List.of())).doesNotThrowAnyException();
  }

  @Test
  void whatAStartLooksUpIsNoUnknownKey() {
    Settings settings = Settings.of(NONE).with(Map.of("channel.looked-up.queue-url", "x"));

    assertThatCode(() -> RouteKeys.check(settings, List.of())).doesNotThrowAnyException();
    assertThat(settings.get("channel.looked-up.queue-url")).isEqualTo("x");
  }

  @Test
  void aVariableThatStandsForNoKeyIsLeftAlone() throws IOException {
    Map<String, String> environment = Map.of("SIGNALBOX_HOME", "/srv", "DATA_DIRECTORY", "/srv");
    Settings settings = Settings.load(file(""), environment, NONE);

    assertThat(settings.asMap()).isEqualTo(Settings.of(NONE).asMap());
  }

  @Test
  void aFileIsReadAsUtf8() throws IOException {
    Settings settings = Settings.load(file("delivery.email.subject-prefix=[Störung]"), NONE, NONE);

    assertThat(settings.get("delivery.email.subject-prefix")).isEqualTo("[Störung]");
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = directory.resolve("missing.properties");

    assertThatThrownBy(() -> Settings.load(file, NONE, NONE))
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ": cannot be read (NoSuchFileException)");
  }

  @Test
  void aFileThatIsNotPropertiesIsRefused() throws IOException {
    Path badEscape = file("data.directory=\\u12");
    Path notUtf8 = Files.write(directory.resolve("latin1"), new byte[] {'a', '=', (byte) 0xe9});

    assertThatThrownBy(() -> Settings.load(badEscape, NONE, NONE))
        .isInstanceOf(SettingsException.class)
        .hasMessage(badEscape + ": cannot be read (IllegalArgumentException)");
    assertThatThrownBy(() -> Settings.load(notUtf8, NONE, NONE))
        .isInstanceOf(SettingsException.class)
        .hasMessage(notUtf8 + ": cannot be read (MalformedInputException)");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "given", ".properties"), text);
  }

  private static String outOf(Settings settings) {
    return settings.get("channel.org-resource-events.out");
  }

  private static String origin(Settings settings) {
    return settings.get(KEY) + " from " + settings.origin(KEY);
  }
}
