package io.signalbox.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Answers with all metrics in Prometheus' text format.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
public final class MetricsPage {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** 200, or 503 where this process keeps no metrics. */
  public void answer(Exchange exchange) {
    Message message = exchange.getMessage();
    PrometheusMeterRegistry metrics =
        exchange.getContext().getRegistry().findSingleByType(PrometheusMeterRegistry.class);
    message.setHeader(Exchange.CONTENT_TYPE, TEXT);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, metrics == null ? 503 : 200);
    message.setBody(metrics == null ? "" : metrics.scrape(TEXT));
  }
}
