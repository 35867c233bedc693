package io.signalbox.syslog.listen;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.signalbox.event.Text;
import io.signalbox.syslog.Origin;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps who the client is, or tells in one line why it was refused. */
final class Handshake extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

  private final Meters meters;

  Handshake(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        keepSubject(context);
      } else {
        refuse(context, handshake.cause());
      }
    }
    super.userEventTriggered(context, event);
  }

  private static void keepSubject(ChannelHandlerContext context) {
    SSLSession session = context.pipeline().get(SslHandler.class).engine().getSession();
    try {
      if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
        Origin origin = context.channel().attr(Peers.ORIGIN).get();
        String subject = certificate.getSubjectX500Principal().getName();
        context
            .channel()
            .attr(Peers.ORIGIN)
            .set(new Origin(origin.peer(), origin.transport(), subject));
      }
    } catch (SSLPeerUnverifiedException e) {
      // it has shown none, and none is needed
    }
  }

  private void refuse(ChannelHandlerContext context, Throwable failure) {
    meters.refused().increment();
    LOG.warn(
        "syslog by tls: refused {}: {}", Peers.name(context.channel()), Text.line(reason(failure)));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof NotSslRecordException) {
      return "it does not speak TLS";
    }
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("empty client certificate chain")
        || lower.contains("empty server certificate chain")) {
      return "it has shown no certificate";
    }
    if (deepest instanceof java.security.cert.CertificateExpiredException) {
      return "its certificate has expired: " + message;
    }
    if (lower.contains("unable to find valid certification path")
        || lower.contains("path does not chain")) {
      return "its certificate is not signed by any in intake.syslog.tls.client-ca-file";
    }
    return message;
  }
}
