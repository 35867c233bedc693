package io.signalbox.broker;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Keeps the next commits of a connection that names it from reaching the broker. */
public final class FailingCommits implements Interceptor {

  private static final AtomicInteger LEFT = new AtomicInteger();

  /** The URL of a broker in this process, for a connection whose commits may be kept from it. */
  static String url(int broker) {
    return "vm://%d?outgoingInterceptorList=%s".formatted(broker, FailingCommits.class.getName());
  }

  static void failNext(int commits) {
    LEFT.set(commits);
  }

  static int left() {
    return LEFT.get();
  }

  @Override
  public boolean intercept(Packet packet, RemotingConnection connection) {
    return packet.getType() != PacketImpl.SESS_COMMIT
        || LEFT.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
  }
}
