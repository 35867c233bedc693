package io.signalbox.jar;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The socket of a service manager, as systemd hands it to a unit of {@code Type=notify}. */
final class ServiceManager implements AutoCloseable {

  private final EpollEventLoopGroup thread = new EpollEventLoopGroup(1);
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Path socket;

  ServiceManager(Path directory) {
    socket = directory.resolve("notify");
    new Bootstrap()
        .group(thread)
        .channel(EpollDomainDatagramChannel.class)
        .handler(
            new SimpleChannelInboundHandler<DomainDatagramPacket>() {
              @Override
              protected void channelRead0(
                  ChannelHandlerContext context, DomainDatagramPacket packet) {
                told.addAll(packet.content().toString(StandardCharsets.UTF_8).lines().toList());
              }
            })
        .bind(new DomainSocketAddress(socket.toFile()))
        .syncUninterruptibly();
  }

  /** The value of {@code NOTIFY_SOCKET}. */
  String address() {
    return socket.toString();
  }

  /** All assignments that came, in their order. */
  List<String> told() {
    return told;
  }

  @Override
  public void close() {
    thread.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
