package io.signalbox.snmp;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Listens for SNMP notifications. */
@Component("snmp-trap")
public class SnmpTrapComponent extends DefaultComponent {

  /** An IPv6 address is in brackets. */
  private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    Matcher address = ADDRESS.matcher(remaining);
    if (!address.matches()) {
      throw new IllegalArgumentException(
          "%s: snmp-trap needs a host and a port, as in snmp-trap:127.0.0.1:162".formatted(uri));
    }
    SnmpTrapEndpoint endpoint =
        new SnmpTrapEndpoint(uri, this, address.group(1), Integer.parseInt(address.group(2)));
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
