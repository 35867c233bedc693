package io.signalbox.snmp;

import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Take SNMP traps (v1, v2c, v3) and INFORMs by UDP, as events.
 *
 * <p>Each is an exchange whose body is an event as Jackson's {@code ObjectNode} (see {@link
 * TrapEvents}). An INFORM is answered when its exchange is done; where that fails it is not, and
 * its sender tries again. A trap whose exchange fails is counted as dropped. Those of one sender
 * keep their order.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "snmp-trap",
    title = "SNMP Trap",
    syntax = "snmp-trap:host:port",
    consumerOnly = true,
    category = {Category.MONITORING})
public class SnmpTrapEndpoint extends DefaultEndpoint {

  @UriPath(description = "The address to listen on; an IPv6 address in brackets.")
  @Metadata(required = true)
  private final String host;

  @UriPath(description = "The port to listen on.")
  @Metadata(required = true)
  private final int port;

  @UriParam(label = "consumer,security")
  @Metadata(required = true)
  private SnmpSecurity security;

  @UriParam(label = "consumer", defaultValue = "main")
  private String site = "main";

  @UriParam(label = "consumer")
  private String mibDirectory = "";

  @UriParam(label = "consumer", defaultValue = "4194304")
  private int receiveBufferBytes = 4 * 1024 * 1024;

  public SnmpTrapEndpoint(String uri, Component component, String host, int port) {
    super(uri, component);
    this.host = host;
    this.port = port;
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException("snmp-trap sends none");
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    Consumer consumer = new SnmpTrapConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  /** Whether a consumer of ours has its socket open; it is not where the system takes it away. */
  public static boolean isListening(Consumer consumer) {
    return consumer instanceof SnmpTrapConsumer own && own.isListening();
  }

  public String getHost() {
    return host;
  }

  public int getPort() {
    return port;
  }

  public SnmpSecurity getSecurity() {
    return security;
  }

  /** Whose notifications are taken. */
  public void setSecurity(SnmpSecurity security) {
    this.security = security;
  }

  public String getSite() {
    return site;
  }

  /** The site as resources' ARNs say it: letters, digits, {@code .}, {@code _} and {@code -}. */
  public void setSite(String site) {
    this.site = site;
  }

  public String getMibDirectory() {
    return mibDirectory;
  }

  /** A directory with MIB files, whose names are used beside those of the table; empty for none. */
  public void setMibDirectory(String mibDirectory) {
    this.mibDirectory = mibDirectory;
  }

  public int getReceiveBufferBytes() {
    return receiveBufferBytes;
  }

  /** How many bytes the system is asked to keep of what has come and is not read yet. */
  public void setReceiveBufferBytes(int receiveBufferBytes) {
    this.receiveBufferBytes = receiveBufferBytes;
  }
}
