package io.signalbox.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * How a source writes the ARN of something that has only an id.
 *
 * @param aws whether it is in AWS, so that {@code arn()} fills in region and account
 * @param service the AWS service, or off AWS the application
 * @param site where the application runs
 */
record ArnStyle(boolean aws, String service, String site) {

  private static final String PARTNER = "aws.partner/";

  /** That of an event, by its source. */
  static ArnStyle of(JsonNode event) {
    String source = event.path("source").asText();
    if (source.startsWith(PARTNER)) {
      // aws.partner/zendesk.com/1234567/default
      String[] parts = source.substring(PARTNER.length()).split("/");
      String vendor = parts[0].split("\\.", 2)[0];
      return new ArnStyle(false, name(vendor), parts.length > 1 ? site(parts[1]) : "main");
    }
    boolean aws = source.startsWith("aws.");
    return new ArnStyle(aws, name(aws ? source.substring(4) : lastPart(source)), "main");
  }

  /**
   * The jq expression of the ARN of something.
   *
   * @param kind what it is; empty where its id says it
   * @param id the jq expression of its id
   */
  String of(String kind, String id) {
    String before = kind.isEmpty() ? "" : kind + "/";
    if (!aws) {
      return "\"arn:onprem:%s:%s::%s\\(%s)\"".formatted(service, site, before, id);
    }
    String resource = before.isEmpty() ? id : "\"" + before + "\" + " + id;
    return "arn(\"%s\"; %s)".formatted(service, resource);
  }

  /** The jq expression of an ARN that is the same for all events. */
  String constant(String resource) {
    return aws
        ? "arn(\"%s\"; %s)".formatted(service, Jq.string(resource))
        : Jq.string("arn:onprem:%s:%s::%s".formatted(service, site, resource));
  }

  /** {@code com.example.shop} is shop. */
  private static String lastPart(String source) {
    String[] parts = source.split("[./]+");
    return parts.length == 0 ? "" : parts[parts.length - 1];
  }

  private static String name(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return name.isEmpty() ? "app" : name;
  }

  private static String site(String text) {
    String site = text.replaceAll("[^A-Za-z0-9._-]+", "-");
    return site.isEmpty() ? "main" : site;
  }
}
