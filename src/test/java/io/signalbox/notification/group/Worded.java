package io.signalbox.notification.group;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.template.Configuration;
import io.signalbox.config.Settings;
import io.signalbox.delivery.EmailFacts;
import io.signalbox.notification.SubjectLine;
import io.signalbox.notification.Templates;
import java.io.StringWriter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * A notification in the words of the templates, as the routes put it in them.
 *
 * @param exchange its message
 * @param html what a mail shows of it, for readers in Berlin
 */
record Worded(Exchange exchange, String subject, String text, String html) {

  private static final Configuration TEMPLATES = Templates.configuration(Settings.of(Map.of()));

  static Worded of(JsonNode content) throws Exception {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    String id = content.path("id").asText();
    NoticeExchange.fill(
        exchange, new Notice(0, id, content.path("rule").asText(), "", content.toString(), 0));
    Map<String, Object> model = Map.of("body", exchange.getMessage().getBody());
    String template = exchange.getVariable("template", String.class);
    String subject = new SubjectLine().ofTemplate(written(template + ".subject.ftl", model));
    String text = written(template + ".txt.ftl", model);
    exchange.getMessage().setHeader("subject", subject);
    exchange.getMessage().setBody(text);
    EmailFacts facts = new EmailFacts();
    facts.setTimeZone("Europe/Berlin");
    Map<String, Object> variables = Map.of("notification", facts.of(exchange));
    String html = written("email.html.ftlh", Map.of("variables", variables));
    return new Worded(exchange, subject, text, html);
  }

  String attribute(String name) {
    return exchange.getMessage().getHeader(name, String.class);
  }

  private static String written(String template, Map<String, Object> model) throws Exception {
    StringWriter text = new StringWriter();
    TEMPLATES.getTemplate(template).process(model, text);
    return text.toString();
  }
}
