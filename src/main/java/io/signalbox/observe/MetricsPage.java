package io.signalbox.observe;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Answers with all metrics in Prometheus' text format. */
public final class MetricsPage {

  /** 200, or 503 where this process keeps no metrics. */
  public void answer(Exchange exchange) {
    Metrics metrics = exchange.getContext().getRegistry().findSingleByType(Metrics.class);
    Message message = exchange.getMessage();
    message.setHeader(Exchange.CONTENT_TYPE, Metrics.TEXT);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, metrics == null ? 503 : 200);
    message.setBody(metrics == null ? "" : metrics.text());
  }
}
