package io.signalbox.syslog.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramChannelConfig;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline of a netty consumer that takes syslog by UDP (RFC 5426). Its exchanges have {@link
 * io.signalbox.syslog.Frames} as body; those of one that fails are counted as dropped.
 */
public final class SyslogDatagrams extends ServerInitializerFactory {

  private static final Logger LOG = LoggerFactory.getLogger(SyslogDatagrams.class);

  /** The largest datagram of IP. */
  private static final int LARGEST_BYTES = 65_535;

  private static final int MOST_A_READ = 64;

  /** Well below the 10 ms within which a datagram is to be on disk. */
  private static final int GATHERED_MILLIS = 1;

  private final NettyConsumer consumer;
  private String host = "127.0.0.1";
  private int maxMessageBytes = LARGEST_BYTES;
  private int receiveBufferBytes = 4 * 1024 * 1024;
  private int maxRatePerPeer;
  private Drops drops;
  private Meters meters;

  /** A template, of which the consumer makes its own. */
  public SyslogDatagrams() {
    this(null);
  }

  private SyslogDatagrams(NettyConsumer consumer) {
    this.consumer = consumer;
  }

  /**
   * The address to listen on, in place of that of the endpoint: Camel's component takes no IPv6 and
   * no name for UDP.
   */
  public void setHost(String host) {
    this.host = host;
  }

  /** The longest message, in bytes; what is behind is cut off. */
  public void setMaxMessageBytes(int maxMessageBytes) {
    this.maxMessageBytes = maxMessageBytes;
  }

  /** How many bytes the system is asked to keep of what has come and is not read yet. */
  public void setReceiveBufferBytes(int receiveBufferBytes) {
    this.receiveBufferBytes = receiveBufferBytes;
  }

  /** How many messages an address may send in a second; 0 for any number. */
  public void setMaxRatePerPeer(int maxRatePerPeer) {
    this.maxRatePerPeer = maxRatePerPeer;
  }

  @Override
  public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
    SyslogDatagrams own = new SyslogDatagrams(consumer);
    own.host = host;
    own.maxMessageBytes = maxMessageBytes;
    own.receiveBufferBytes = receiveBufferBytes;
    own.maxRatePerPeer = maxRatePerPeer;
    own.meters = Meters.of(consumer.getContext(), "udp");
    own.drops = new Drops(own.meters);
    return own;
  }

  @Override
  protected void initChannel(Channel channel) {
    DatagramChannelConfig config = (DatagramChannelConfig) channel.config();
    config.setRecvByteBufAllocator(
        new FixedRecvByteBufAllocator(LARGEST_BYTES).maxMessagesPerRead(MOST_A_READ));
    config.setReceiveBufferSize(receiveBufferBytes);
    if (config.getReceiveBufferSize() < receiveBufferBytes) {
      LOG.warn(
          "intake.syslog.udp.receive-buffer-bytes={}: the system grants {}; on Linux raise net.core.rmem_max",
          receiveBufferBytes,
          config.getReceiveBufferSize());
    }
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast("address", new OwnAddress());
    pipeline.addLast(
        "framer",
        new DatagramFramer(maxMessageBytes, new PeerRate(maxRatePerPeer, System::nanoTime), drops));
    pipeline.addLast("gathering", new Gathering(meters, GATHERED_MILLIS));
    pipeline.addLast("handler", new DatagramHandler(consumer, drops));
  }

  private final class OwnAddress extends ChannelOutboundHandlerAdapter {

    @Override
    public void bind(ChannelHandlerContext context, SocketAddress given, ChannelPromise promise) {
      context.bind(new InetSocketAddress(host, ((InetSocketAddress) given).getPort()), promise);
    }
  }
}
