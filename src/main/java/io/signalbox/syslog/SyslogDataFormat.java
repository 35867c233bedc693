package io.signalbox.syslog;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.event.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.DataFormatName;
import org.apache.camel.spi.annotations.Dataformat;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Syslog messages as events. Unmarshals bytes or text to the event of one message, as Jackson's
 * {@code ObjectNode}, and {@link Frames}, of which there are many a second, to {@link
 * io.signalbox.intake.batch.WrittenEvents}. It takes every input: what cannot be read is an event
 * with the raw text and a note. Marshals an event to the raw text that it came of.
 *
 * <p>An event's source is {@code syslog}, its detail-type {@code Syslog Message}, its region the
 * site, its resource {@code arn:onprem:syslog:<site>::host/<name>} by the host that the message
 * claims, or else the peer's address. Its detail has {@code facility}, {@code severity} (keywords),
 * {@code facility-code}, {@code severity-code}, {@code message}, {@code raw} and {@code format}
 * ({@code rfc5424}, {@code rfc3164} or {@code plain}), and where they are known {@code host},
 * {@code app}, {@code procid}, {@code msgid} (of a network device its mnemonic, {@code
 * LINK-3-UPDOWN}), {@code structured-data} (an object of objects), {@code peer}, {@code transport},
 * {@code tls-subject}, {@code truncated} and {@code note}. A message without a time has that of its
 * arrival.
 */
@Dataformat("signalbox-syslog")
public class SyslogDataFormat extends ServiceSupport implements DataFormat, DataFormatName {

  private String site = "main";
  private ZoneId zone = ZoneId.systemDefault();
  private volatile SyslogEvents events;

  @Override
  public String getDataFormatName() {
    return "signalbox-syslog";
  }

  /** The site as resources' ARNs say it: letters, digits, {@code .}, {@code _} and {@code -}. */
  public void setSite(String site) {
    if (!site.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "site=%s: must be letters, digits, . _ and -".formatted(site));
    }
    this.site = site;
  }

  /** Where times without an offset are from, such as Europe/Berlin; that of the system if empty. */
  public void setTimeZone(String name) {
    try {
      this.zone = name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("time-zone=%s: no such time zone".formatted(name), e);
    }
  }

  @Override
  protected void doInit() {
    events = new SyslogEvents(site, zone, Clock.systemUTC());
  }

  @Override
  public Object unmarshal(Exchange exchange, Object body) throws Exception {
    if (body instanceof Frames frames) {
      return events.write(frames);
    }
    byte[] bytes =
        exchange.getContext().getTypeConverter().mandatoryConvertTo(byte[].class, exchange, body);
    return events.read(new Frames.Frame(bytes, Origin.UNKNOWN, false));
  }

  @Override
  public Object unmarshal(Exchange exchange, InputStream stream) throws Exception {
    return unmarshal(exchange, (Object) stream.readAllBytes());
  }

  @Override
  public void marshal(Exchange exchange, Object graph, OutputStream stream) throws Exception {
    JsonNode event = graph instanceof JsonNode node ? node : Json.MAPPER.valueToTree(graph);
    stream.write(event.path("detail").path("raw").asText().getBytes(StandardCharsets.UTF_8));
  }
}
