package io.signalbox.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import io.signalbox.event.StandardEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

  private static final String KEY = "notifications.template-directory";

  @TempDir Path directory;

  @Test
  void aFileTakesThePlaceOfTheOneInTheJar() throws Exception {
    Configuration templates = templates(directory.toString());
    assertThat(written(templates, "event.txt.ftl")).startsWith("Infrastructure Source: aws.ec2\n");

    Files.writeString(directory.resolve("event.txt.ftl"), "Störung ${event.source}");

    assertThat(written(templates(directory.toString()), "event.txt.ftl"))
        .isEqualTo("Störung aws.ec2");
    assertThat(written(templates, "event-aws-ec2.txt.ftl")).contains("Instance ID \"<i>\"");
  }

  @Test
  void onlyAnFtlhTemplateEscapesForHtml() throws Exception {
    Files.writeString(directory.resolve("a.html.ftlh"), "${body.resource}");
    Files.writeString(directory.resolve("a.txt.ftl"), "${body.resource}");
    Configuration templates = templates(directory.toString());

    assertThat(written(templates, "a.html.ftlh")).endsWith("instance/&lt;i&gt;");
    assertThat(written(templates, "a.txt.ftl")).endsWith("instance/<i>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
        "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
        "${\"freemarker.template.utility.JythonRuntime\"?new()}",
        "${body?api.class}",
        "${body.class.forName(\"java.lang.Runtime\")}",
        "${body.class.protectionDomain.classLoader}",
        "<#include \"../secret\">"
      })
  void aTemplateReachesNeitherJavaClassesNorOtherFiles(String text) throws IOException {
    Path own = Files.createDirectory(directory.resolve("own"));
    Files.writeString(directory.resolve("secret"), "s3cret");
    Files.writeString(own.resolve("a.txt.ftl"), text);
    Configuration templates = templates(own.toString());

    assertThatThrownBy(() -> written(templates, "a.txt.ftl")).isInstanceOf(TemplateException.class);
  }

  @Test
  void aDirectoryThatIsNoneIsRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    for (Path none : new Path[] {directory.resolve("missing"), file}) {
      assertThatThrownBy(() -> templates(none.toString()))
          .isInstanceOf(SettingsException.class)
          .hasMessage(KEY + "=" + none + " (--set): no such directory");
    }
  }

  private static Configuration templates(String directory) {
    return Templates.configuration(Settings.of(Map.of(KEY, directory)));
  }

  private static String written(Configuration templates, String name) throws Exception {
    StandardEvent event = new StandardEvent();
    event.setSource("aws.ec2");
    event.setResource("arn:aws:ec2:eu-central-1:123456789012:instance/<i>");
    event.setState("running");
    StringWriter text = new StringWriter();
    templates
        .getTemplate(name)
        .process(Map.of("body", event, "event", event, "headers", Map.of()), text);
    return text.toString();
  }
}
