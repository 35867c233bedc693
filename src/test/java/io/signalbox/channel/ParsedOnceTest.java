package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.config.Settings;
import io.signalbox.event.StandardEvent;
import io.signalbox.runtime.CamelMain;
import io.signalbox.runtime.RouteFileName;
import io.signalbox.runtime.RouteFiles;
import io.signalbox.testing.Events;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/**
 * Once an intake has read an event nobody reads it again: whoever would have to write it first, and
 * nobody does.
 */
class ParsedOnceTest {

  private static final String RECIPIENT = "mock:recipient";

  /** A value that counts how often it is written. */
  private static final class Counting implements JsonSerializable {

    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public void serialize(JsonGenerator out, SerializerProvider provider) throws IOException {
      writes.incrementAndGet();
      out.writeString("counted");
    }

    @Override
    public void serializeWithType(
        JsonGenerator out, SerializerProvider provider, TypeSerializer type) throws IOException {
      serialize(out, provider);
    }
  }

  @Test
  void anEventIsNotWrittenBetweenTheIntakeAndTheCsvLine() throws Exception {
    ObjectNode event = Events.ec2("e-1", "i-1", "running");
    Counting counting = new Counting();
    ObjectNode detail = event.withObject("detail").putPOJO("counting", counting);
    Main main = start();
    try {
      MockEndpoint recipient = main.getCamelContext().getEndpoint(RECIPIENT, MockEndpoint.class);
      recipient.expectedMessageCount(1);

      main.getCamelContext().createProducerTemplate().sendBody("direct:events", event);

      recipient.assertIsSatisfied();
      Exchange line = recipient.getExchanges().get(0);
      assertThat(line.getMessage().getBody(String.class)).isEqualTo(Events.csv("i-1", "running"));
      assertThat(line.getVariable("standard-event", StandardEvent.class).getDetail())
          .isSameAs(detail);
      assertThat(counting.writes).hasValue(0);
      assertThat(event.toString()).contains("counted");
      assertThat(counting.writes).as("that it counts").hasValue(1);
    } finally {
      main.stop();
    }
  }

  private static Main start() {
    Settings settings =
        Settings.of(
            Map.of("channel.org-resource-events.recipients", RECIPIENT, "channel.hop-mark", "a"));
    List<String> files =
        RouteFiles.find(settings.get("routes.directory")).texts().keySet().stream()
            .filter(file -> runs(RouteFileName.of(file)))
            .toList();
    Main main = CamelMain.of(settings, files);
    main.bind("duplicates", MemoryIdempotentRepository.memoryIdempotentRepository());
    main.start();
    return main;
  }

  private static boolean runs(RouteFileName file) {
    return file.isSource() || file.folder().equals("errors") || file.folder().equals("channel");
  }
}
