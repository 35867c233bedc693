package io.signalbox.event;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/**
 * The standard event: what every event of the estate becomes. Its three columns {@code
 * source,resource,state} travel as one CSV line (RFC 4180), the rest as message attributes.
 *
 * <p>A bean and not a record, since Bindy fills it field by field.
 */
@CsvRecord(
    separator = ",",
    quoting = true,
    quotingOnlyWhenNeeded = true,
    crlf = "UNIX",
    endWithLineBreak = false)
public class StandardEvent {

  /** The event's own source, such as {@code aws.ec2}. */
  @DataField(pos = 1, required = true)
  private String source;

  /** The ARN of what it is about; off AWS the same shape, such as {@code arn:onprem:…}. */
  @DataField(pos = 2, required = true)
  private String resource;

  /** A short token: lower case, words joined by {@code -}. */
  @DataField(pos = 3, required = true)
  private String state;

  private String id = "";
  private String time = "";
  private String type = "";
  private String severity = "info";
  private String account = "";
  private String region = "";
  private String summary = "";
  private JsonNode resources;
  private JsonNode detail;

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public String getResource() {
    return resource;
  }

  public void setResource(String resource) {
    this.resource = resource;
  }

  public String getState() {
    return state;
  }

  public void setState(String state) {
    this.state = state;
  }

  /** The event's id; {@code #n} behind it for the nth of several resources. */
  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  /** When it happened: RFC 3339, in UTC. */
  public String getTime() {
    return time;
  }

  public void setTime(String time) {
    this.time = time;
  }

  /** The event's detail-type. */
  public String getType() {
    return type;
  }

  public void setType(String type) {
    this.type = type;
  }

  /** One of {@code ok}, {@code info}, {@code warning}, {@code critical}. */
  public String getSeverity() {
    return severity;
  }

  public void setSeverity(String severity) {
    this.severity = severity;
  }

  public String getAccount() {
    return account;
  }

  public void setAccount(String account) {
    this.account = account;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  /** One line of plain text for people. */
  public String getSummary() {
    return summary;
  }

  public void setSummary(String summary) {
    this.summary = summary;
  }

  /** The original event's {@code resources}; null once the standard event has travelled. */
  public JsonNode getResources() {
    return resources;
  }

  public void setResources(JsonNode resources) {
    this.resources = resources;
  }

  /** The original event's {@code detail}; null once the standard event has travelled. */
  public JsonNode getDetail() {
    return detail;
  }

  public void setDetail(JsonNode detail) {
    this.detail = detail;
  }

  /** The standard event as JSON has it, for patterns; its detail is not copied. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("source", source);
    json.put("resource", resource);
    json.put("state", state);
    json.put("time", time);
    json.put("type", type);
    json.put("severity", severity);
    json.put("account", account);
    json.put("region", region);
    json.put("summary", summary);
    if (detail != null) {
      json.set("detail", detail);
    }
    return json;
  }

  /** The standard event by its fields' names, for templates. */
  public Map<String, Object> toMap() {
    return Json.MAPPER.convertValue(toJson(), new TypeReference<>() {});
  }
}
