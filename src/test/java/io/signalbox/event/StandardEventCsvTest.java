package io.signalbox.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.dataformat.bindy.csv.BindyCsvDataFormat;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardEventCsvTest {

  private final DefaultCamelContext context = new DefaultCamelContext();
  private ProducerTemplate producer;

  @BeforeEach
  void start() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:write").marshal(new BindyCsvDataFormat(StandardEvent.class));
            from("direct:read").unmarshal(new BindyCsvDataFormat(StandardEvent.class));
          }
        });
    context.start();
    producer = context.createProducerTemplate();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void anEventIsOneLineOfThreeColumnsWithoutAnEnd() {
    assertThat(write(StandardEvents.running()))
        .isEqualTo("aws.ec2,arn:aws:ec2:eu-central-1:123456789012:instance/i-1,running");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          arn:aws:s3:::a,b     | aws.ec2,"arn:aws:s3:::a,b",running
          arn:aws:s3:::a"b     | aws.ec2,"arn:aws:s3:::a""b",running
          arn:aws:s3:::"a"     | aws.ec2,"arn:aws:s3:::""a""\",running
          arn:aws:s3:::a","b   | aws.ec2,"arn:aws:s3:::a"",""b",running
          arn:aws:s3:::a""     | aws.ec2,"arn:aws:s3:::a""\""",running
          arn:aws:s3:::a b;c'd | aws.ec2,arn:aws:s3:::a b;c'd,running
          arn:aws:s3:::a\\b    | aws.ec2,arn:aws:s3:::a\\b,running
          arn:aws:s3:::Größe/駅 | aws.ec2,arn:aws:s3:::Größe/駅,running
          """)
  void aResourceIsQuotedAsRfc4180SaysAndReadBack(String resource, String line) {
    StandardEvent event = StandardEvents.running();
    event.setResource(resource);

    assertThat(write(event)).isEqualTo(line);
    assertThat(read(line))
        .extracting(StandardEvent::getSource, StandardEvent::getResource, StandardEvent::getState)
        .containsExactly("aws.ec2", resource, "running");
  }

  @Test
  void quotesThatAreNotNeededAreRead() {
    assertThat(read("\"aws.ec2\",\"arn:aws:s3:::a\",\"running\"").getState()).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aws.ec2,arn:aws:s3:::a", "aws.ec2,arn:aws:s3:::a,", "a,b,c,d"})
  void aLineOfOtherColumnsIsRefused(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(CamelExecutionException.class);
  }

  private String write(StandardEvent event) {
    byte[] line = producer.requestBody("direct:write", event, byte[].class);
    return new String(line, StandardCharsets.UTF_8);
  }

  private StandardEvent read(String line) {
    return producer.requestBody(
        "direct:read", line.getBytes(StandardCharsets.UTF_8), StandardEvent.class);
  }
}
