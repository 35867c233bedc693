package io.signalbox.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;

/**
 * An answer as it goes out.
 *
 * @param status the HTTP status
 * @param headers the headers, with the content type
 * @param body the body, JSON or XML
 */
record AwsReply(int status, Map<String, String> headers, byte[] body) {

  private static final String JSON = "application/x-amz-json-1.0";

  static AwsReply json(JsonNode body) {
    return new AwsReply(200, Map.of("Content-Type", JSON), body.toString().getBytes(UTF_8));
  }

  /**
   * A query protocol answer: {@code result} is the XML inside {@code <…Result>}, empty for actions
   * that answer nothing.
   */
  static AwsReply xml(AwsCall call, String result) {
    String inner = result.isEmpty() ? "" : Xml.element(call.action() + "Result", result);
    return xml(200, call.service(), call.action() + "Response", inner + metadata());
  }

  /** The error in the protocol of the call. */
  static AwsReply error(AwsCall call, AwsError error) {
    if (call.isJson()) {
      return jsonError(error);
    }
    return call.service() == Service.EC2 ? Ec2Api.error(error) : xmlError(call.service(), error);
  }

  /** For a call that speaks neither protocol to any service here. */
  static AwsReply unknownService(AwsError error) {
    return jsonError(error);
  }

  private static AwsReply jsonError(AwsError error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String type = error.code().substring(error.code().lastIndexOf('.') + 1);
    body.put("__type", type).put("message", error.getMessage());
    // SQS clients take the error code from this header, the name it had in the query protocol.
    Map<String, String> headers =
        Map.of("Content-Type", JSON, "x-amzn-query-error", error.code() + ";Sender");
    return new AwsReply(error.status(), headers, body.toString().getBytes(UTF_8));
  }

  private static AwsReply xmlError(Service service, AwsError error) {
    String type = error.status() < 500 ? "Sender" : "Receiver";
    String inner =
        Xml.text("Type", type)
            + Xml.text("Code", error.code())
            + Xml.text("Message", error.getMessage());
    return xml(error.status(), service, "ErrorResponse", Xml.element("Error", inner) + requestId());
  }

  static AwsReply xml(int status, Service service, String root, String inner) {
    String body =
        "<" + root + " xmlns=\"" + service.namespace() + "\">" + inner + "</" + root + ">";
    return new AwsReply(status, Map.of("Content-Type", "text/xml"), body.getBytes(UTF_8));
  }

  private static String metadata() {
    return Xml.element("ResponseMetadata", requestId());
  }

  private static String requestId() {
    return Xml.text("RequestId", UUID.randomUUID().toString());
  }
}
