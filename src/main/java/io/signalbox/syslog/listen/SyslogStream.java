package io.signalbox.syslog.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;

/**
 * The pipeline of a netty consumer that takes syslog by TCP (RFC 6587), TLS (RFC 5425) or RELP. Its
 * exchanges have {@link io.signalbox.syslog.Frames} as body; a connection is read again once they
 * are done, and closed where one fails.
 */
public final class SyslogStream extends ServerInitializerFactory {

  private final NettyConsumer consumer;
  private int maxMessageBytes = 64 * 1024;
  private int maxConnections = 1000;
  private int idleTimeoutSeconds = 3600;
  private TlsFiles tls;
  private boolean encrypted = true;
  private boolean relp;
  private Connections connections;
  private Meters meters;

  /** A template, of which the consumer makes its own. */
  public SyslogStream() {
    this(null);
  }

  private SyslogStream(NettyConsumer consumer) {
    this.consumer = consumer;
  }

  /** The longest message, in bytes; what is behind is cut off. */
  public void setMaxMessageBytes(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
  }

  /** How many connections may be open at once. */
  public void setMaxConnections(int maxConnections) {
    this.maxConnections = maxConnections;
  }

  /** After how many seconds without a byte a connection is closed; 0 for never. */
  public void setIdleTimeoutSeconds(int idleTimeoutSeconds) {
    this.idleTimeoutSeconds = idleTimeoutSeconds;
  }

  /** The certificates to speak TLS with; without, it is plain TCP. */
  public void setTls(TlsFiles tls) {
    this.tls = tls;
  }

  /** Whether TLS is spoken, where there are certificates to speak it with. */
  public void setEncrypted(boolean encrypted) {
    this.encrypted = encrypted;
  }

  /** Whether the protocol is RELP, which answers each message once its exchange is done. */
  public void setRelp(boolean relp) {
    this.relp = relp;
  }

  @Override
  public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
    SyslogStream own = new SyslogStream(consumer);
    own.maxMessageBytes = maxMessageBytes;
    own.maxConnections = maxConnections;
    own.idleTimeoutSeconds = idleTimeoutSeconds;
    own.tls = encrypted ? tls : null;
    own.relp = relp;
    own.meters = Meters.of(consumer.getContext(), own.transport());
    own.connections = new Connections(own.transport(), maxConnections, own.meters);
    if (own.tls != null) {
      own.tls.load();
    }
    return own;
  }

  @Override
  protected void initChannel(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast("connections", connections);
    if (tls != null) {
      pipeline.addLast("tls", tls.handler(channel));
      pipeline.addLast("handshake", new Handshake(meters));
    }
    pipeline.addLast("idle", new IdleStateHandler(idleTimeoutSeconds, 0, 0));
    if (relp) {
      RelpSession session = new RelpSession(meters);
      pipeline.addLast("framer", new RelpFramer(maxMessageBytes, session));
      pipeline.addLast("gathering", new Gathering(meters));
      pipeline.addLast("handler", new RelpHandler(consumer, session));
    } else {
      pipeline.addLast("framer", new StreamFramer(maxMessageBytes));
      pipeline.addLast("gathering", new Gathering(meters));
      pipeline.addLast("handler", new StreamHandler(consumer));
    }
  }

  private String transport() {
    if (relp) {
      return "relp";
    }
    return tls == null ? "tcp" : "tls";
  }
}
